using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Plans;

/// <summary>A repayment plan adopted by the holders, and its amendments. Stream <c>plan-{case}-{plan}</c>.</summary>
public static class Plan
{
    public static string StreamName(string code, string plan) => Recording.StreamName.Of("plan", code, plan);

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        public sealed record Adopted(PlanTerms Terms) : Event;

        /// <summary>The terms from a date on, whole.</summary>
        public sealed record Amended(PlanTerms Terms) : Event;

        public sealed record Reversed(string CommandId, string Reason) : Event, IReversal;
    }

    public sealed record State(PlanTerms? Terms, DateOnly? AdoptedOn)
    {
        public static readonly State Initial = new(null, null);

        public static State Of(IEnumerable<Recorded<Event>> standing) =>
            standing.Aggregate(Initial, (state, e) => state.Evolve(e.Event, e.On));

        private State Evolve(Event happened, DateOnly on) => happened switch
        {
            Event.Adopted e => new State(e.Terms, on),
            Event.Amended e => this with { Terms = e.Terms },
            _ => throw new UnknownEventException(happened)
        };
    }

    public static Decision<Event> Adopt(State state, PlanTerms terms) =>
        state.Terms is not null
            ? PlanProblems.AlreadyAdopted.With(("plan", terms.Plan), ("date", state.AdoptedOn))
            : WrongOrder(terms) ?? (Decision<Event>)new Event.Adopted(terms);

    public static Decision<Event> Amend(State state, PlanTerms terms) =>
        state.Terms is null
            ? PlanProblems.Unknown.With(("plan", terms.Plan))
            : WrongOrder(terms) ?? (Decision<Event>)new Event.Amended(terms);

    private static Problem? WrongOrder(PlanTerms terms) =>
        PlanTerms.IsOrder(terms.Appropriation)
            ? null
            : PlanProblems.WrongOrder.With(("given", string.Join(", ", terms.Appropriation.Select(t => t.ToString().ToLowerInvariant()))));
}
