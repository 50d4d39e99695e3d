using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Time;

namespace BondResolution.Application.Handlers;

/// <summary>plan.adopt, plan.amend.</summary>
internal static class PlanHandlers
{
    public static Task<CommandOutcome> Adopt(CommandEnvelope command, Session session, CancellationToken cancel) => Record(command, session, null, Plan.Adopt, cancel);

    public static Task<CommandOutcome> Amend(CommandEnvelope command, Session session, CancellationToken cancel) => Record(command, session, command.On, Plan.Amend, cancel);

    private static async Task<CommandOutcome> Record(
        CommandEnvelope command, Session session, DateOnly? asOf, Func<Plan.State, PlanTerms, Decision<Plan.Event>> decide, CancellationToken cancel)
    {
        var f = command.Fields;
        var terms = new PlanTerms(f.Name("plan"), Interest(f), Appropriation(command), f.OptionalText("text"));
        if ((f.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        return await session.RecordAsync<Plan.Event>(command, Plan.StreamName(command.Case, terms.Plan),
            events => decide(Plan.State.Of(History.Standing(events, asOf)), terms), cancel);
    }

    private static PlanInterest? Interest(FieldReader fields)
    {
        if (fields.OptionalObject("interest") is not { } i)
            return null;
        var interest = new PlanInterest(i.Rate("rate"), i.Date("from"), i.Word<YearBasis>("basis"), i.Word<DayCounting>("count"));
        i.Warn(UnusualRate.OfInterest(i.Where, "rate", interest.Rate, interest.Basis));
        i.Finish();
        fields.Take(i);
        return interest;
    }

    private static ImmutableArray<AppropriationTier> Appropriation(CommandEnvelope command) => command.Fields.Has("appropriation")
        ? AwardReader.Order(command.Fields, "appropriation", command.Do)
        : PlanTerms.StatutoryOrder;
}
