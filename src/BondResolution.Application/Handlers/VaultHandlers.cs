using BondResolution.Application.Commands;
using BondResolution.Application.People;
using BondResolution.Application.Recording;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Handlers;

/// <summary>vault.restrict, vault.lift, vault.erase: who is meant is named by one of his accounts; an erasure is carried out before the command ends.</summary>
internal static class VaultHandlers
{
    public static Task<CommandOutcome> Restrict(CommandEnvelope command, Session session, CancellationToken cancel) =>
        RecordAsync(command, session, (state, subject, reason) => PersonalData.Restrict(state, subject, reason), cancel);

    public static Task<CommandOutcome> Lift(CommandEnvelope command, Session session, CancellationToken cancel) =>
        RecordAsync(command, session, (state, subject, reason) => PersonalData.Lift(state, subject, reason), cancel);

    public static async Task<CommandOutcome> Erase(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var (account, reason, ground) = (command.Fields.Account("account"), command.Fields.Text("reason"), command.Fields.OptionalText("ground"));
        if (await SubjectAsync(command, session, account, cancel) is var found && found.Problem is { } problem)
            return problem;
        if (!(await SubjectSearch.RetentionAsync(session.Ledger, command.Case, found.Value, command.On, cancel)).Try(out var retention, out var altered))
            return altered;
        var asked = await session.RecordAsync<PersonalData.Event>(command, PersonalData.StreamName(command.Case),
            events => PersonalData.Erase(PersonalData.State.Of(events), found.Value, reason, retention, ground, command.On), cancel);
        if (asked.Refusal is not null || session.IsDryRun)
            return asked;
        return (await VaultUpkeep.EraseAsync(session.Ledger, command.Case, cancel)).Try(out var done, out altered)
            ? asked with { Events = [.. asked.Events, .. done] }
            : altered;
    }

    private static async Task<CommandOutcome> RecordAsync(
        CommandEnvelope command, Session session, Func<PersonalData.State, Subject, string, Decision<PersonalData.Event>> decide, CancellationToken cancel)
    {
        var (account, reason) = (command.Fields.Account("account"), command.Fields.Text("reason"));
        return (await SubjectAsync(command, session, account, cancel)).Try(out var subject, out var problem)
            ? await session.RecordAsync<PersonalData.Event>(command, PersonalData.StreamName(command.Case), events => decide(PersonalData.State.Of(events), subject, reason), cancel)
            : problem;
    }

    private static async Task<Outcome<Subject>> SubjectAsync(CommandEnvelope command, Session session, string account, CancellationToken cancel) =>
        (command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem
            ? problem
            : await SubjectSearch.OfAsync(session.Ledger, command.Case, account, cancel);
}
