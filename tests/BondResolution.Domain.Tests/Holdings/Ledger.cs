using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>
/// A holdings stream in memory. Every method records what its decider decides and returns the command's id; a refusal
/// fails the test. Deciders under test are asked with <see cref="History"/>.
/// </summary>
internal sealed class Ledger
{
    public static readonly Fen Face = new(10_000);

    private readonly List<Recorded<HoldingsEvent>> _events = [];

    /// <summary>Principal at default, where bonds owe less than their face.</summary>
    public PrincipalAtDefault? AtDefault { get; init; }

    private readonly Dictionary<string, RegisterContent> _registers = new(StringComparer.Ordinal);
    private int _commands;

    public IReadOnlyList<Recorded<HoldingsEvent>> Events => _events;

    public HoldingsHistory History => AsKnown(long.MaxValue);

    /// <summary>Sequence of the last event.</summary>
    public long Last => _events[^1].Sequence;

    /// <summary>A ledger whose first register, of 1 January 2025, has these rows.</summary>
    public static Ledger With(params Held[] rows) => After(null, rows);

    /// <summary>The same behind a default by which bonds owe less than their face; null: none.</summary>
    public static Ledger After(PrincipalAtDefault? atDefault, params Held[] rows)
    {
        var ledger = new Ledger { AtDefault = atDefault };
        ledger.Adopt(Days.Jan(1), rows);
        return ledger;
    }

    public HoldingsHistory AsKnown(long sequence) =>
        HoldingsHistory.Of([.. _events.Where(e => e.Sequence <= sequence)], digest => _registers[digest], Face, "128044", AtDefault);

    public HoldingsBook At(DateOnly date) => History.At(date);

    public long UnitsOf(string account, DateOnly? date = null) => At(date ?? DateOnly.MaxValue).UnitsOf(account);

    /// <summary>A sealed register, known to this ledger by its digest.</summary>
    public RegisterContent Register(DateOnly recordDate, params Held[] rows)
    {
        var lines = new RegisterLines(
            [.. Enumerable.Range(2, rows.Length)], [.. rows.Select(r => r.Account)],
            Array.TrueForAll(rows, r => r.Person is null) ? default : [.. rows.Select(r => r.Person)],
            [.. rows.Select(r => r.Class)], [.. rows.Select(r => r.Units)],
            Array.TrueForAll(rows, r => r.Frozen == 0) ? default : [.. rows.Select(r => r.Frozen)]);
        var digest = string.Create(CultureInfo.InvariantCulture, $"register {_registers.Count + 1}");
        return _registers[digest] = new RegisterContent(digest, recordDate, [lines]);
    }

    public string Adopt(DateOnly recordDate, params Held[] rows) => Record(recordDate,
        Adoptions.First(History, Register(recordDate, rows), rows.Length, rows.Sum(r => r.Units)));

    public string AdoptLater(DateOnly recordDate, params Held[] rows) =>
        Record(recordDate, Adoptions.Later(History, Register(recordDate, rows)));

    public string Transfer(string from, string to, long units, DateOnly on, TransferReason reason = TransferReason.Gift) =>
        Record(on, Transfers.Transfer(History, Moved(from, to, units, reason), on));

    public string Freeze(string account, string number, long units, DateOnly on) =>
        Record(on, Freezes.Freeze(History, Frozen(account, number, units), on));

    public string Release(string account, string number, long units, DateOnly on) =>
        Record(on, Freezes.Release(History, new HoldingsEvent.UnitsReleased(account, number, units), on));

    public string Buy(OfferTerms offer, string account, long units, DateOnly on) =>
        Record(on, Purchases.Buy(History, offer, Offers.NoVotes, account, units, on));

    public string Settle(OfferTerms offer, IReadOnlyDictionary<string, Tender> votes, DateOnly on) =>
        Record(on, Purchases.Settle(History, offer, votes, on));

    /// <summary>Pays an instalment with funds that suffice.</summary>
    public string Pay(InstalmentTerms terms, DateOnly on) =>
        Record(on, Payments.Pay(History, terms, Declared.Enough, CashSplit.InterestFirst, on));

    public string PayDeferred(InstalmentTerms terms, string account, DateOnly on, long? units = null) =>
        Record(on, DeferredPayments.Release(History, terms, Declared.Enough, account, units, on));

    /// <summary>Takes a command back, after it was seen that nothing stands on it.</summary>
    public string Reverse(string commandId)
    {
        Assert.Null(Reversals.Check(_events, commandId, History.StandingOn(commandId)));
        var on = _events.Find(e => e.CommandId == commandId)!.On;
        return Append(on, [new HoldingsEvent.Reversed(commandId, "wrong")]);
    }

    /// <summary>Records an accepted decision.</summary>
    public string Record(DateOnly on, Decision<HoldingsEvent> decision)
    {
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        return Append(on, decision.Events);
    }

    public string Append(DateOnly on, ImmutableArray<HoldingsEvent> events)
    {
        var commandId = string.Create(CultureInfo.InvariantCulture, $"c{++_commands}");
        foreach (var happened in events)
            _events.Add(new Recorded<HoldingsEvent>(_events.Count + 1, on, commandId, happened));
        return commandId;
    }

    public static HoldingsEvent.UnitsTransferred Moved(string from, string to, long units, TransferReason reason = TransferReason.Gift) =>
        new(from, to, units, reason, null);

    public static HoldingsEvent.UnitsFrozen Frozen(string account, string number, long units) =>
        new(account, number, units, FreezeKind.Freeze, "中山市中级人民法院", null);
}
