using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Instalments;

/// <summary>
/// An instalment, of a repayment plan where there is one: its declaration and the funds received for it. What each holder is paid is
/// decided in the holdings stream. Stream <c>instalment-{case}-{no}</c>.
/// </summary>
public static class Instalment
{
    public static string StreamName(string code, int no) => Recording.StreamName.Of("instalment", code, $"{no}");

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        public sealed record Declared(InstalmentTerms Terms) : Event;

        public sealed record Funded(Fen Amount) : Event;

        public sealed record Reversed(string CommandId, string Reason) : Event, IReversal;
    }

    public sealed record State(InstalmentTerms? Terms, Fen FundsReceived)
    {
        public static readonly State Initial = new(null, Fen.Zero);

        public static State Of(IEnumerable<Recorded<Event>> standing) =>
            standing.Aggregate(Initial, (state, e) => state.Evolve(e.Event));

        private State Evolve(Event happened) => happened switch
        {
            Event.Declared e => this with { Terms = e.Terms },
            Event.Funded e => this with { FundsReceived = FundsReceived + e.Amount },
            _ => throw new UnknownEventException(happened)
        };
    }

    /// <param name="planStands">Whether a repayment plan stands on the date of declaration; one is not needed, its absence is told.</param>
    public static Decision<Event> Declare(State state, string code, InstalmentTerms terms, DateOnly on, bool planStands) =>
        Declare(state, terms).Warn(planStands ? null : PlanProblems.NoPlan.With(("case", code), ("date", on)))
            .Warn(terms.PayDate < on ? PlanProblems.PayDatePassed.With(("payDate", terms.PayDate), ("date", on)) : null);

    private static Decision<Event> Declare(State state, InstalmentTerms terms) => state switch
    {
        { Terms: not null } => PlanProblems.AlreadyDeclared.With(("no", terms.No)),
        _ when terms.RecordDate > terms.PayDate =>
            PlanProblems.DatesReversed.With(("recordDate", terms.RecordDate), ("payDate", terms.PayDate)),
        _ => new Event.Declared(terms)
    };

    public static Decision<Event> Fund(State state, int no, Fen amount, DateOnly on) => state switch
    {
        { Terms: null } => PlanProblems.NotDeclared.With(("no", no), ("date", on)),
        _ when amount <= Fen.Zero => PlanProblems.NothingFunded.With(("amount", amount)),
        _ => new Event.Funded(amount)
    };
}
