using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Application.Handlers;

/// <summary>case.open, case.warn, case.default, case.accelerate, case.acknowledge, meeting.hold.</summary>
internal static class CaseHandlers
{
    public static Task<CommandOutcome> Open(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var terms = new CaseTerms(f.Name("code"), f.Title("name"), f.Title("issuer"), f.Title("trustee"), f.Money("face"), f.Units("issuedUnits"),
            f.Date("issueDate"), f.Date("maturityDate"), f.Price("maturityPrice"));
        if (f.Problem is null && terms.Face.Value == 0)
            f.Fail(CommandProblems.Mistyped.With(("where", command.Do), ("field", "face"), ("value", "0.00"), ("expected", "an amount above 0.00")));
        return Record(command, session, state => Case.Open(state, terms), cancel);
    }

    public static Task<CommandOutcome> Warn(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var (by, text) = (command.Fields.Word<WarningBy>("by"), command.Fields.Text("text"));
        return Record(command, session, state => Case.Warn(state, command.Case, by, text), cancel);
    }

    public static async Task<CommandOutcome> Default(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (units, principal, interest) = (f.Units("units"), f.Money("principal"), f.Money("interest"));
        var history = await session.Case(command.Case).HoldingsAsync();
        var cancelling = history.Standing.FirstOrDefault(a => a.Cancels);
        var above = Case.HeldAboveDefault(command.Case, units, history.RegisteredUnits);
        return await Record(command, session, state => Case.Default(state, command.Case, units, principal, interest, command.On,
            cancelling is null ? null : (cancelling.On, cancelling.Sequence), history.CheckDefault).Warn(above), cancel);
    }

    public static Task<CommandOutcome> Accelerate(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var until = command.Fields.Date("until");
        return Record(command, session, state => Case.Accelerate(state, command.Case, until), cancel);
    }

    public static Task<CommandOutcome> Acknowledge(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var account = f.Has("account") ? f.Account("account") : null;
        var text = f.Text("text");
        return Record(command, session, state => Case.Acknowledge(state, command.Case, account, text), cancel);
    }

    public static Task<CommandOutcome> HoldMeeting(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var no = command.Fields.Number("no");
        var resolutions = command.Fields.List("resolutions", r =>
        {
            var resolution = new Resolution(r.Title("title"), r.Text("result"), r.OptionalUnits("unitsFor", 0), r.OptionalUnits("unitsAgainst", 0), r.OptionalUnits("unitsAbstain", 0));
            r.Finish();
            return resolution;
        });
        return Record(command, session, state => Case.HoldMeeting(state, command.Case, no, resolutions), cancel);
    }

    /// <summary>The refusal of a command on a case never opened, or null.</summary>
    public static async Task<Problem?> NotOpenAsync(CommandEnvelope command, Session session) =>
        Case.NotOpen(await session.Case(command.Case).CaseAsync(), command.Case);

    private static async Task<CommandOutcome> Record(
        CommandEnvelope command, Session session, Func<Case.State, Decision<Case.Event>> decide, CancellationToken cancel) =>
        command.Fields.Finish() is { } problem
            ? problem
            : await session.RecordAsync<Case.Event>(command, Case.StreamName(command.Case), events => decide(Case.State.Of(History.Standing(events))), cancel);
}
