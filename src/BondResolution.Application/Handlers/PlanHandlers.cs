using System.Collections.Immutable;
using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
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
        i.Finish();
        fields.Take(i);
        return interest;
    }

    private static ImmutableArray<AppropriationTier> Appropriation(CommandEnvelope command)
    {
        var fields = command.Fields;
        if (!fields.Has("appropriation"))
            return PlanTerms.StatutoryOrder;
        var element = fields.Element("appropriation");
        var tiers = ImmutableArray.CreateBuilder<AppropriationTier>();
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var word in element.EnumerateArray())
            {
                if (word.ValueKind == JsonValueKind.String && Words.TryParse<AppropriationTier>(word.GetString()!, out var tier))
                    tiers.Add(tier);
            }
        }

        if (element.ValueKind != JsonValueKind.Array || tiers.Count != element.GetArrayLength())
        {
            fields.Fail(CommandProblems.Mistyped.With(("where", command.Do), ("field", "appropriation"), ("value", FieldReader.Shown(element)),
                ("expected", "a list of costs, interest, principal")));
        }

        return tiers.ToImmutable();
    }
}
