using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>What an account holds, as the book keeps it.</summary>
public struct Position
{
    public AccountNumber Account;

    /// <summary>Opaque token of the person; none where the registers name none.</summary>
    public PersonToken Person;

    public HolderClass Class;

    /// <summary>Bonds held; never below zero.</summary>
    public long Units;

    /// <summary>Bonds the adopted register showed as frozen and that were not released since: the freeze numbered <c>R:ACCOUNT</c>.</summary>
    public long RegisterFreeze;

    /// <summary>Sum of the freezes recorded by number.</summary>
    public long NamedFreezes;

    /// <summary>Bonds entitled in some instalment but not yet paid; part of <see cref="Units"/>.</summary>
    public long Deferred;

    /// <summary>
    /// Principal paid in money on the bonds still held, in fen, before the default too: what is owed less than their face. Below zero where bonds were passed on
    /// whose principal an instalment lowered and still holds back for this account: it is owed that beside the bonds it holds.
    /// </summary>
    public long PaidDownFen;

    /// <summary>
    /// Bonds frozen in effect. Freezes queue (轮候冻结): together they never hold more than is there, and a later one
    /// takes effect as an earlier one lifts.
    /// </summary>
    public readonly long Frozen => long.Min(Units, RegisterFreeze + NamedFreezes);

    /// <summary>Bonds that can be moved or paid off: neither frozen nor set aside for a deferred payment.</summary>
    public readonly long Free => Units - long.Max(Frozen, long.Min(Deferred, Units));

    /// <summary>Bonds not set aside for a deferred payment. Those that are owe their face; what money pays down falls to these.</summary>
    public readonly long NotSetAside => Units - long.Min(Deferred, Units);
}
