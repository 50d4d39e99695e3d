using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Handlers;

/// <summary>desk.policy.</summary>
internal static class PolicyHandler
{
    private const int MostCommands = 100;

    public static async Task<CommandOutcome> Set(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var rules = command.Fields.List("rules", RuleOf, fewest: 0);
        if ((command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        var users = await session.UsersAsync(cancel);
        return await session.RecordAsync<DeskPolicy.Event>(command, DeskPolicy.StreamName(command.Case), _ => DeskPolicy.Set(rules, CommandTable.Names, users), cancel);
    }

    private static PolicyRule RuleOf(FieldReader fields)
    {
        var rule = new PolicyRule(fields.TextList("commands", MostCommands), fields.OptionalMoney("above"), Bounded(fields, "approvers", Limits.MaxApprovers), Bounded(fields, "days", Limits.MaxProposalDays));
        fields.Finish();
        return rule;
    }

    private static int Bounded(FieldReader fields, string name, int most)
    {
        var number = fields.Integer(name);
        if (fields.Problem is null && (number < 1 || number > most))
            fields.Fail(CommandProblems.OutOfRange.With(("where", fields.Where), ("field", name), ("value", number), ("from", 1), ("to", most)));
        return number;
    }
}
