using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>What an account holds, owes, has frozen and deferred. <see cref="PositionTable"/> alone changes it.</summary>
public struct Position
{
    public AccountNumber Account { get; internal set; }

    /// <summary>Opaque token of the person; none where the registers name none.</summary>
    public PersonToken Person { get; internal set; }

    public HolderClass Class { get; internal set; }

    /// <summary>Whether an adopted register showed bonds of the account. Only who reads every register's lines knows it: decisions do not ask.</summary>
    public bool WasRegistered { get; internal set; }

    /// <summary>Bonds held; never below zero.</summary>
    public long Units { get; internal set; }

    /// <summary>Bonds the adopted register showed as frozen and that were not released since: the freeze numbered <c>R:ACCOUNT</c>.</summary>
    public long RegisterFreeze { get; internal set; }

    /// <summary>Sum of the freezes recorded by number.</summary>
    public long NamedFreezes { get; internal set; }

    /// <summary>Bonds entitled in some instalment but not yet paid; part of <see cref="Units"/>.</summary>
    public long Deferred { get; internal set; }

    /// <summary>Principal held back by instalments.</summary>
    public long DeferredPrincipalFen { get; internal set; }

    /// <summary>Interest held back by instalments, before tax.</summary>
    public long DeferredInterestFen { get; internal set; }

    /// <summary>
    /// Principal paid in money on the bonds still held, in fen, before the default too: what is owed less than their face. Below zero where bonds were passed on
    /// whose principal an instalment lowered and still holds back for this account: it is owed that beside the bonds it holds.
    /// </summary>
    public long PaidDownFen { get; internal set; }

    /// <summary>
    /// Bonds frozen in effect. Freezes queue (轮候冻结): together they never hold more than is there, and a later one
    /// takes effect as an earlier one lifts.
    /// </summary>
    public readonly long Frozen => long.Min(Units, RegisterFreeze + NamedFreezes);

    /// <summary>Bonds that can be moved or paid off: neither frozen nor set aside for a deferred payment.</summary>
    public readonly long Free => Units - long.Max(Frozen, long.Min(Deferred, Units));

    /// <summary>Bonds not set aside for a deferred payment. Those that are owe their face; what money pays down falls to these.</summary>
    public readonly long NotSetAside => Units - long.Min(Deferred, Units);

    /// <summary>Gross amount held back.</summary>
    public readonly long DeferredFen => DeferredPrincipalFen + DeferredInterestFen;

    /// <summary>
    /// What the bonds not set aside owe less than their face, in fen: paid down, or held back by an instalment in money. Bonds set aside owe their face, and so
    /// much is held back for them.
    /// </summary>
    /// <param name="faceFen">Face of one bond.</param>
    public readonly long LoweredFen(long faceFen) => PaidDownFen + DeferredPrincipalFen - (faceFen * Deferred);
}
