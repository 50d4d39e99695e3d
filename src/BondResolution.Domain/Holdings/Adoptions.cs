using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>Decides how registers become positions. Both kinds of adoption take effect at the close of the record date.</summary>
public static class Adoptions
{
    /// <summary>The first register of a case (also the first after a withdrawal that left none) becomes its positions.</summary>
    /// <param name="register">Its lines may be left out where nothing else stands: then there is nothing to hold them against.</param>
    public static Decision<HoldingsEvent> First(HoldingsHistory history, RegisterContent register, long accounts, long units) =>
        history.CheckLate(new HoldingsAct.Adoption(history.NextSequence, register.RecordDate, "", register)) is { } problem
            ? problem
            : (Decision<HoldingsEvent>)new HoldingsEvent.RegisterAdopted(register.RecordDate, register.Digest, accounts, units);

    /// <summary>Whether a case has no positions yet, so that the next register is adopted at once.</summary>
    public static bool IsFirst(HoldingsHistory history) => !history.Standing.Any(a => a is HoldingsAct.Adoption);

    /// <summary>Whether an act adopts a register: that of a record date, with this digest. Registers of two dates may read the same.</summary>
    public static bool IsOf(HoldingsAct act, DateOnly recordDate, string digest) => act switch
    {
        HoldingsAct.Adoption a => a.Register.RecordDate == recordDate && a.Register.Digest == digest,
        HoldingsAct.Adjustment a => a.Opened.RecordDate == recordDate && a.Opened.Digest == digest,
        _ => false
    };

    /// <summary>A later register: what it shows otherwise than the roll-forward becomes movements of their own.</summary>
    public static Decision<HoldingsEvent> Later(HoldingsHistory history, RegisterContent register)
    {
        if (Adopted(history, register) is { } sequence)
            return RegisterProblems.AlreadyAdopted.With(("recordDate", register.RecordDate), ("sequence", sequence));
        var book = history.At(register.RecordDate);
        var latest = history.At(DateOnly.MaxValue).AdoptedRecordDate;
        if (latest >= register.RecordDate)
            return RegisterProblems.EarlierThanAdopted.With(("adopted", latest), ("recordDate", register.RecordDate));

        var differences = Differences(book, register);
        var events = ImmutableArray.CreateBuilder<HoldingsEvent>();
        events.Add(new HoldingsEvent.DifferencesOpened(register.RecordDate, register.Digest));
        foreach (var (from, count) in Holdings.Chunks(differences.Count))
            events.Add(new HoldingsEvent.Differences(Part(differences.GetRange(from, count))));
        events.Add(new HoldingsEvent.DifferencesSealed(differences.Count, differences.Sum(d => d.Units)));
        return FrozenLess(book, register).Aggregate(
            Holdings.IfItStands(history, register.RecordDate, events.ToImmutable()), (decision, warning) => decision.Warn(warning));
    }

    /// <summary>Accounts of which a register shows fewer frozen bonds than the freezes recorded by number hold: those stay, with a warning.</summary>
    private static IEnumerable<Problem> FrozenLess(HoldingsBook book, RegisterContent register)
    {
        foreach (var lines in register.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                if (book.Find(lines.Accounts[i]) is { NamedFreezes: > 0 } position && lines.FrozenAt(i) < long.Min(lines.Units[i], position.NamedFreezes))
                {
                    yield return RegisterProblems.FrozenLess.With(
                        ("account", position.Account), ("frozen", lines.FrozenAt(i)), ("named", position.NamedFreezes));
                }
            }
        }
    }

    /// <summary>
    /// What a register shows otherwise than a book, by account ascending: other units, another freeze, a new account,
    /// another class or person (taxes and caps go by them).
    /// An account the register does not name holds nothing by it.
    /// </summary>
    public static List<Difference> Differences(HoldingsBook book, RegisterContent register)
    {
        var differences = new List<Difference>();
        var seen = new HashSet<AccountNumber>();
        foreach (var lines in register.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var account = lines.Accounts[i];
                seen.Add(account);
                var known = book.Find(account);
                var position = known ?? default;
                var registerFreeze = long.Max(0, lines.FrozenAt(i) - position.NamedFreezes);
                var difference = new Difference(account, lines.PersonAt(i), lines.Classes[i],
                    lines.Units[i] - position.Units, registerFreeze - position.RegisterFreeze, position.Units, lines.Units[i]);
                if (known is null || difference is not { Units: 0, Frozen: 0 } || IsAnother(position, difference))
                    differences.Add(difference);
            }
        }

        foreach (var position in book.Positions)
        {
            if (!seen.Contains(position.Account) && (position.Units != 0 || position.RegisterFreeze != 0))
                differences.Add(new Difference(position.Account, position.Person, position.Class, -position.Units, -position.RegisterFreeze, position.Units, 0));
        }

        differences.Sort((a, b) => a.Account.CompareTo(b.Account));
        return differences;
    }

    /// <summary>Whether the register knows the holder otherwise; a register that names no person says nothing of it.</summary>
    private static bool IsAnother(in Position position, in Difference shown) =>
        position.Class != shown.Class || (!shown.Person.IsNone && shown.Person != position.Person);

    private static long? Adopted(HoldingsHistory history, RegisterContent register)
    {
        foreach (var act in history.Standing)
        {
            if (IsOf(act, register.RecordDate, register.Digest))
                return act.Sequence;
        }

        return null;
    }

    private static DifferenceLines Part(List<Difference> rows) => new(
        [.. rows.Select(r => r.Account)],
        rows.TrueForAll(r => r.Person.IsNone) ? default : [.. rows.Select(r => r.Person)],
        [.. rows.Select(r => r.Class)], [.. rows.Select(r => r.Units)], [.. rows.Select(r => r.Frozen)]);
}
