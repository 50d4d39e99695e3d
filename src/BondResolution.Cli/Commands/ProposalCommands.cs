using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Commands;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Proposals;
using BondResolution.Application.Desk.Users;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli.Commands;

/// <summary>
/// bondres propose, proposals, proposal show, approve, reject, withdraw: commands that a policy covers (四眼原则). Who acts is the user whose
/// token is in <c>BONDRES_TOKEN</c>; a name
/// given with --by decides nothing.
/// </summary>
internal static class ProposalCommands
{
    /// <summary>Environment variable that holds the token of whoever proposes or decides.</summary>
    public const string TokenVariable = "BONDRES_TOKEN";

    public static IEnumerable<Command> Make() => [Propose(), List(), new("proposal", "one proposal (提议)") { Show() }, Approve(), Reject(), Withdraw()];

    private static Argument<string> Id() => new("id") { Description = "the proposal's id, as 'bondres proposals' lists it" };

    private static Command Propose()
    {
        var json = new Argument<string>("json") { Description = "a command as JSON, or - for one on standard input" };
        Command command = new("propose", "propose a command that the policy of its case covers (提议)") { json };
        command.SetAction((parsed, cancel) => WithActorAsync(async (run, ledger, actor) =>
        {
            var isGiven = parsed.GetValue(json) != "-";
            var text = isGiven ? Encoding.UTF8.GetBytes(parsed.GetValue(json)!) : await ReadAsync(run.Input, cancel);
            if (!CommandReader.Parse(text).Try(out var read, out var unread))
                return run.Fail(unread);
            FolderFiles files = new(Directory.GetCurrentDirectory(), isGiven ? run.Input : null);
            return Tell(run, await new Proposals(ledger, actor).ProposeAsync(read, files, null, cancel));
        }, cancel));
        return command;
    }

    private static Command List()
    {
        var code = NameWords.Option("--case", "the bond's code; default: all cases");
        var state = new Option<string?>("--state") { Description = "open, approved, executed, rejected, withdrawn or expired; default: any" };
        state.AcceptOnlyFromAmong([.. Words.All<Proposal.Stage>()]);
        Command command = new("proposals", "what is proposed, and what became of it (提议列表)") { code, state };
        command.SetAction((parsed, cancel) => WithReaderAsync(async (run, ledger, actor) =>
        {
            Proposal.Stage? stage = parsed.GetValue(state) is { } word && Words.TryParse<Proposal.Stage>(word, out var read) ? read : null;
            return ProposalTables.Print(run, await new Proposals(ledger, actor).ListAsync(parsed.GetValue(code), stage, null, 0, int.MaxValue, cancel));
        }, cancel));
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        Command command = new("show", "a proposal with what it would record now (查看提议)") { id };
        command.SetAction((parsed, cancel) => WithReaderAsync(async (run, ledger, actor) => Tell(run, await new Proposals(ledger, actor).ShowAsync(parsed.GetValue(id)!, cancel)), cancel));
        return command;
    }

    private static Command Approve()
    {
        var (id, effect) = (Id(), new Option<string>("--effect") { Description = "effectDigest of what you looked at", Required = true });
        var comment = new Option<string?>("--comment") { Description = "kept with the approval" };
        Command command = new("approve", "approve a proposal; the last approval needed records it (复核通过)") { id, effect, comment };
        command.SetAction((parsed, cancel) => WithActorAsync(async (run, ledger, actor) =>
            Tell(run, await new Proposals(ledger, actor).ApproveAsync(parsed.GetValue(id)!, parsed.GetValue(effect)!, parsed.GetValue(comment), cancel)), cancel));
        return command;
    }

    private static Command Reject()
    {
        var (id, reason) = (Id(), new Option<string>("--reason") { Description = "why", Required = true });
        Command command = new("reject", "reject a proposal (驳回)") { id, reason };
        command.SetAction((parsed, cancel) => WithActorAsync(async (run, ledger, actor) =>
            Tell(run, await new Proposals(ledger, actor).RejectAsync(parsed.GetValue(id)!, parsed.GetValue(reason), cancel)), cancel));
        return command;
    }

    private static Command Withdraw()
    {
        var id = Id();
        Command command = new("withdraw", "take your own proposal back (撤回)") { id };
        command.SetAction((parsed, cancel) => WithActorAsync(async (run, ledger, actor) =>
            Tell(run, await new Proposals(ledger, actor).WithdrawAsync(parsed.GetValue(id)!, cancel)), cancel));
        return command;
    }

    private static int Tell(Run run, Outcome<JsonObject> answer) => answer.Try(out var proposal, out var refused) ? ProposalTables.Print(run, proposal) : run.Fail(refused);

    private static async Task<byte[]> ReadAsync(Stream input, CancellationToken cancel)
    {
        using MemoryStream read = new();
        await input.CopyToAsync(read, cancel);
        return read.ToArray();
    }

    /// <summary>Whoever has the ledger at hand may look, as with every command that reads.</summary>
    private static Task<int> WithReaderAsync(Func<Run, Ledger, Actor, Task<int>> work, CancellationToken cancel)
    {
        var run = Run.Current.Value!;
        return run.WithLedgerAsync((Ledger ledger) => work(run, ledger, new Actor(ledger.By, [], run.Chinese)), cancel, LedgerUse.Change);
    }

    private static Task<int> WithActorAsync(Func<Run, Ledger, Actor, Task<int>> work, CancellationToken cancel)
    {
        var run = Run.Current.Value!;
        return run.WithLedgerAsync(async (Ledger ledger) =>
        {
            await using var users = await UserDirectory.OpenAsync(ledger.Place, ledger.Store, run.Clock, cancel);
            return Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token && await users.FindTokenAsync(token.Trim(), cancel) is { } owner
                ? await work(run, ledger, new Actor(owner.Name, owner.Roles, run.Chinese))
                : run.Fail(SessionProblems.NoToken.With());
        }, cancel, LedgerUse.Change);
    }
}
