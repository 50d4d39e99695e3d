using BondResolution.Domain.Bonds;
using BondResolution.Domain.Cases;
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
    private readonly PrincipalAtDefault? _atDefault;
    private readonly IReadOnlySet<AccountNumber>? _only;
    private readonly Dictionary<(int Acts, bool Defaulted), HoldingsBook> _books = [];

    private HoldingsHistory(
        IReadOnlyList<Recorded<HoldingsEvent>> events, IReadOnlyList<HoldingsAct> standing, Func<string, RegisterContent> register, Fen face, string code,
        PrincipalAtDefault? atDefault, IReadOnlySet<AccountNumber>? only) =>
        (Events, _standing, Register, _face, Code, _atDefault, _only) = (events, standing, register, face, code, atDefault, only);

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
    /// <param name="face">Face of one bond.</param>
    /// <param name="code">The case's code.</param>
    /// <param name="atDefault">Principal at default, where bonds owe less than their face; else null.</param>
    /// <param name="only">Of which accounts events and registers have the lines (<see cref="HoldingsReach"/>); null: of all.</param>
    public static HoldingsHistory Of(
        IReadOnlyList<Recorded<HoldingsEvent>> inOrder, Func<string, RegisterContent> register, Fen face, string code, PrincipalAtDefault? atDefault,
        IReadOnlySet<AccountNumber>? only = null)
    {
        var reversed = inOrder.Select(e => e.Event).OfType<IReversal>().Select(r => r.CommandId).ToHashSet(StringComparer.Ordinal);
        var standing = HoldingsActs.Assemble(inOrder, register).Where(a => !reversed.Contains(a.CommandId))
            .OrderBy(a => a.On).ThenBy(a => a.Sequence).ToList();
        return new HoldingsHistory(inOrder, standing, register, face, code, atDefault, only);
    }

    /// <summary>Every payment of an instalment in the order they were recorded, those taken back too; whether it stands.</summary>
    public IReadOnlyList<(HoldingsAct.Payment Payment, bool Stands)> PaymentsOf(int no)
    {
        var stands = _standing.Select(a => a.Sequence).ToHashSet();
        return [.. HoldingsActs.Assemble(Events, Register).OfType<HoldingsAct.Payment>().Where(p => p.Opened.No == no).Select(p => (p, stands.Contains(p.Sequence)))];
    }

    /// <summary>The book at the close of a date.</summary>
    /// <remarks>Dates with no act between them have one book; it is kept, and not to be changed.</remarks>
    public HoldingsBook At(DateOnly date)
    {
        var acts = _standing.TakeWhile(a => a.On <= date).Count();
        var key = (acts, _atDefault?.On <= date);
        if (!_books.TryGetValue(key, out var book))
            _books.Add(key, book = Fold(_standing.Take(acts), date));
        return book;
    }

    /// <summary>Bonds that the registers adopted so far brought, before any were cancelled.</summary>
    public long RegisteredUnits => _only is not null ? throw new InvalidOperationException("the history has the lines of some accounts only") : _standing.Sum(a => a switch
    {
        HoldingsAct.Adoption first => first.Register.Lines.Sum(lines => lines.Units.Sum()),
        HoldingsAct.Adjustment later => later.Lines.Sum(lines => lines.UnitsDelta.Sum()),
        _ => 0
    });

    /// <summary>Bonds cancelled by the close of a date.</summary>
    public long CancelledUnits(DateOnly date) => _standing.TakeWhile(a => a.On <= date).Sum(a => a.CancelledUnits);

    /// <summary>The book at the close of a date as recorded movements alone make it: without what a register's adoption added.</summary>
    public HoldingsBook RolledForward(DateOnly date, string registerDigest) => Fold(_standing.TakeWhile(a => a.On <= date)
        .Where(a => !Adoptions.IsOf(a, date, registerDigest)), date);

    /// <summary>
    /// What a first register of a date replaced: the book of the last register of that date or before that was adopted and
    /// withdrawn again, with its sequence. Null where none was.
    /// </summary>
    /// <param name="date">The record date.</param>
    public (HoldingsBook Book, long Sequence)? Withdrawn(DateOnly date)
    {
        var standing = _standing.Select(act => act.Sequence).ToHashSet();
        var last = HoldingsActs.Assemble(Events, Register).OfType<HoldingsAct.Adoption>()
            .Where(act => act.On <= date && !standing.Contains(act.Sequence)).MaxBy(act => act.Sequence);
        return last is null ? null : (Fold([last], date), last.Sequence);
    }

    /// <summary>The same as it stood just before an act: what takes effect earlier, or on the same date with a lower sequence.</summary>
    public HoldingsHistory Before(DateOnly on, long sequence) =>
        new(Events, [.. _standing.Where(a => a.On < on || (a.On == on && a.Sequence < sequence))], Register, _face, Code, _atDefault, _only);

    private HoldingsBook Fold(IEnumerable<HoldingsAct> acts, DateOnly date) => Fold(acts, date, _atDefault) is var (book, broken) && broken is null
        ? book
        : throw new DoesNotStandException(HoldingProblems.DoesNotStand.With(
            ("case", Code), ("command", broken!.Value.Act.CommandId), ("sequence", broken.Value.Act.Sequence), ("date", broken.Value.Act.On),
            ("found", broken.Value.Problem.ToString())));

    /// <summary>The book of some acts in order, or the first that breaks a rule of it. The default takes effect before every act of its day.</summary>
    private (HoldingsBook Book, (HoldingsAct Act, Problem Problem)? Broken) Fold(IEnumerable<HoldingsAct> acts, DateOnly date, PrincipalAtDefault? atDefault)
    {
        var book = new HoldingsBook(_face, _only);
        foreach (var act in acts)
        {
            if (act.On >= atDefault?.On)
            {
                book.Default(atDefault);
                atDefault = null;
            }

            if (book.Apply(act) is { } problem)
                return (book, (act, problem));
        }

        if (date >= atDefault?.On)
            book.Default(atDefault);
        return (book, null);
    }

    /// <summary>
    /// The problem where a default would not stand by which bonds owe less than their face: payments and recoveries decided with what bonds owed, and
    /// every later act must hold with it.
    /// </summary>
    public Problem? CheckDefault(PrincipalAtDefault atDefault)
    {
        foreach (var act in _standing)
        {
            switch (act)
            {
                case HoldingsAct.Payment paid:
                    return BehindPaidProblem(atDefault.On, paid);
                case HoldingsAct.Recovery shared:
                    return BehindRecoveredProblem(atDefault.On, shared);
            }
        }

        return Fold(_standing, DateOnly.MaxValue, atDefault).Broken?.Problem;
    }

    /// <summary>
    /// The problem where a new act would not stand: behind the record date of a paid instalment, paying on bonds before the default by which they owe less
    /// than their face, or breaking a rule of the book at some later date. An act dated like the latest or later is taken as checked by its decider.
    /// </summary>
    public Problem? CheckLate(HoldingsAct candidate)
    {
        if (PaidBy(candidate).FirstOrDefault() is { } paid)
            return BehindPaidProblem(candidate.On, paid);
        if (SharedBy(candidate).FirstOrDefault() is { } shared)
            return BehindRecoveredProblem(candidate.On, shared);
        if (candidate.Cancels && candidate.On < _atDefault?.On)
            return CaseProblems.CancelledBefore.With(("case", Code), ("cancelled", candidate.On), ("sequence", candidate.Sequence), ("date", _atDefault!.On));

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

    private static Problem BehindRecoveredProblem(DateOnly on, HoldingsAct.Recovery shared) => HoldingProblems.BehindRecovered.With(
        ("date", on), ("recovered", shared.On), ("no", shared.Opened.Receipt.No), ("suit", shared.Opened.Suit), ("sequence", shared.Sequence));

    private (HoldingsAct Act, Problem Problem)? Refold(IReadOnlyList<HoldingsAct> acts) => Fold(acts, DateOnly.MaxValue, _atDefault).Broken;

    private static IEnumerable<int> NumbersOf(HoldingsEvent happened) => happened switch
    {
        HoldingsEvent.DeferredPaid e => [e.No],
        HoldingsEvent.PaymentReturned e => [e.No],
        HoldingsEvent.PaymentRepaid e => [e.No],
        HoldingsEvent.UnitsPassedOn { Deferrals.IsDefault: false } e => e.Deferrals.Select(d => d.No),
        _ => []
    };
}
