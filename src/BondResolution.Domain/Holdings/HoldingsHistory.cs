using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// All that happened to a case's holdings, and what follows: the book at any date, and whether one more fact, or one
/// less, would still stand at every later date.
/// </summary>
public sealed class HoldingsHistory
{
    private readonly IReadOnlyList<HoldingsAct> _standing;
    private readonly Fen _face;
    private readonly Dictionary<int, HoldingsBook> _books = [];

    private HoldingsHistory(
        IReadOnlyList<Recorded<HoldingsEvent>> events, IReadOnlyList<HoldingsAct> standing, Func<string, RegisterContent> register, Fen face, string code) =>
        (Events, _standing, Register, _face, Code) = (events, standing, register, face, code);

    /// <summary>All events of the stream in order, reversals and unsealed lines included.</summary>
    public IReadOnlyList<Recorded<HoldingsEvent>> Events { get; }

    /// <summary>The case's code.</summary>
    public string Code { get; }

    /// <summary>The sealed register of a digest.</summary>
    public Func<string, RegisterContent> Register { get; }

    /// <summary>A sequence behind every event of the stream.</summary>
    public long NextSequence => Events.Count == 0 ? 1 : Events[^1].Sequence + 1;

    /// <summary>The acts that stand, by effective date and then by sequence.</summary>
    public IReadOnlyList<HoldingsAct> Standing => _standing;

    /// <param name="inOrder">Events by sequence.</param>
    /// <param name="register">The sealed register of a digest.</param>
    public static HoldingsHistory Of(
        IReadOnlyList<Recorded<HoldingsEvent>> inOrder, Func<string, RegisterContent> register, Fen face, string code)
    {
        var reversed = inOrder.Select(e => e.Event).OfType<IReversal>().Select(r => r.CommandId).ToHashSet(StringComparer.Ordinal);
        var standing = HoldingsActs.Assemble(inOrder, register).Where(a => !reversed.Contains(a.CommandId))
            .OrderBy(a => a.On).ThenBy(a => a.Sequence).ToList();
        return new HoldingsHistory(inOrder, standing, register, face, code);
    }

    /// <summary>The book at the close of a date.</summary>
    /// <remarks>Dates with no act between them have one book; it is kept, and not to be changed.</remarks>
    public HoldingsBook At(DateOnly date)
    {
        var acts = _standing.TakeWhile(a => a.On <= date).Count();
        if (!_books.TryGetValue(acts, out var book))
            _books.Add(acts, book = Fold(_standing.Take(acts)));
        return book;
    }

    /// <summary>Bonds that the registers adopted so far brought, before any were cancelled.</summary>
    public long RegisteredUnits => _standing.Sum(a => a switch
    {
        HoldingsAct.Adoption first => first.Register.Lines.Sum(lines => lines.Units.Sum()),
        HoldingsAct.Adjustment later => later.Lines.Sum(lines => lines.UnitsDelta.Sum()),
        _ => 0
    });

    /// <summary>Bonds cancelled by the close of a date.</summary>
    public long CancelledUnits(DateOnly date) => _standing.TakeWhile(a => a.On <= date).Sum(a => a.CancelledUnits);

    /// <summary>The book at the close of a date as recorded movements alone make it: without what a register's adoption added.</summary>
    public HoldingsBook RolledForward(DateOnly date, string registerDigest) => Fold(_standing.TakeWhile(a => a.On <= date)
        .Where(a => !Adoptions.IsOf(a, date, registerDigest)));

    private HoldingsBook Fold(IEnumerable<HoldingsAct> acts)
    {
        var book = new HoldingsBook(_face);
        foreach (var act in acts)
        {
            if (book.Apply(act) is { } broken)
                throw new InvalidOperationException($"the recorded holdings do not stand: {broken}");
        }

        return book;
    }

    /// <summary>
    /// The problem where a new act would not stand: behind the record date of a paid instalment, or breaking a
    /// rule of the book at some later date. An act dated like the latest or later is taken as checked by its decider.
    /// </summary>
    public Problem? CheckLate(HoldingsAct candidate)
    {
        if (PaidBy(candidate).FirstOrDefault() is { } paid)
            return BehindPaidProblem(candidate.On, paid);
        if (SharedBy(candidate).FirstOrDefault() is { } shared)
        {
            return HoldingProblems.BehindRecovered.With(("date", candidate.On), ("recovered", shared.On), ("no", shared.Opened.Receipt.No),
                ("suit", shared.Opened.Suit), ("sequence", shared.Sequence));
        }

        if (_standing.Count == 0 || candidate.On >= _standing[^1].On)
            return null;
        var at = _standing.TakeWhile(a => a.On <= candidate.On).Count();
        return Refold([.. _standing.Take(at), candidate, .. _standing.Skip(at)])?.Problem;
    }

    /// <summary>
    /// The sequences of the facts that stand on what a command did: payments whose record date counts it, what followed
    /// such a payment of its own, or else the first act that would break a rule of the book without it; empty where it can
    /// be taken back.
    /// </summary>
    public IReadOnlyList<long> StandingOn(string commandId)
    {
        var own = _standing.Where(a => a.CommandId == commandId).ToList();
        if (own.Count == 0)
            return [];
        var without = _standing.Where(a => a.CommandId != commandId).ToList();
        if (own.Exists(a => a is HoldingsAct.Adoption))
            return [.. without.Select(a => a.Sequence)];
        var dependents = own.SelectMany(PaidBy).Select(p => p.Sequence).Concat(own.SelectMany(SharedBy).Select(r => r.Sequence)).Distinct().ToList();
        foreach (var payment in own.OfType<HoldingsAct.Payment>())
            dependents.AddRange(without.OfType<HoldingsAct.Single>().Where(a => NumbersOf(a.Event).Contains(payment.Opened.No)).Select(a => a.Sequence));
        if (dependents.Count == 0 && Refold(without) is { } broken)
            dependents.Add(broken.Act.Sequence);
        if (dependents.Count == 0)
            dependents.AddRange(own.OfType<HoldingsAct.Single>().Select(act => ReturnedBeyond(without, act.Event)).OfType<long>().Distinct());
        return dependents;
    }

    /// <summary>What would have come back beyond what was paid, without a payment to one account; null: nothing.</summary>
    private static long? ReturnedBeyond(IReadOnlyList<HoldingsAct> without, HoldingsEvent taken) => taken switch
    {
        HoldingsEvent.DeferredPaid e => PaymentReturns.Exceeding(without, e.No, e.Account),
        HoldingsEvent.PaymentRepaid e => PaymentReturns.Exceeding(without, e.No, e.Account),
        _ => null
    };

    /// <summary>
    /// Payments of other commands that an act decides with: it lies on or before their record date. Where that is the day
    /// of payment itself, only what was recorded before the payment counted for it. Money that came back moves no bonds, and
    /// decides with none.
    /// </summary>
    private IEnumerable<HoldingsAct.Payment> PaidBy(HoldingsAct act) => _standing.OfType<HoldingsAct.Payment>()
        .Where(p => p.CommandId != act.CommandId && MovesBonds(act))
        .Where(p => act.On < p.Opened.RecordDate
            || (act.On == p.Opened.RecordDate && (p.Opened.RecordDate < p.On || act.Sequence < p.Sequence)));

    /// <summary>Recoveries of other commands that were shared by what was held behind an act.</summary>
    private IEnumerable<HoldingsAct.Recovery> SharedBy(HoldingsAct act) => _standing.OfType<HoldingsAct.Recovery>()
        .Where(r => r.CommandId != act.CommandId && MovesBonds(act) && (act.On < r.On || (act.On == r.On && act.Sequence < r.Sequence)));

    private static bool MovesBonds(HoldingsAct act) => act is not HoldingsAct.Single { Event: HoldingsEvent.PaymentReturned or HoldingsEvent.PaymentRepaid };

    private static Problem BehindPaidProblem(DateOnly on, HoldingsAct.Payment paid) => HoldingProblems.BehindPaid.With(
        ("date", on), ("recordDate", paid.Opened.RecordDate), ("no", paid.Opened.No), ("sequence", paid.Sequence));

    private (HoldingsAct Act, Problem Problem)? Refold(IReadOnlyList<HoldingsAct> acts)
    {
        var book = new HoldingsBook(_face);
        foreach (var act in acts)
        {
            if (book.Apply(act) is { } problem)
                return (act, problem);
        }

        return null;
    }

    private static IEnumerable<int> NumbersOf(HoldingsEvent happened) => happened switch
    {
        HoldingsEvent.DeferredPaid e => [e.No],
        HoldingsEvent.PaymentReturned e => [e.No],
        HoldingsEvent.PaymentRepaid e => [e.No],
        HoldingsEvent.UnitsPassedOn { Deferrals.IsDefault: false } e => e.Deferrals.Select(d => d.No),
        _ => []
    };
}
