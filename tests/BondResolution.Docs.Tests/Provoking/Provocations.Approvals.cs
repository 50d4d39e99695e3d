using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Commands;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Proposals;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of four eyes: policy, proposal, approval.</summary>
internal static partial class Provocations
{
    private const string Covered = """{"do":"case.warn","on":"2024-01-01","case":"100001","by":"issuer","text":"t"}""";

    private static readonly string Policy = Do("desk.policy", "2024-01-01", "'rules':[{'commands':['case.warn'],'approvers':1,'days':7}]");

    private static IEnumerable<Provocation> Approvals() =>
    [
        By("policy.unmet", 0, Opened, Policy),
        OfDesk("policy.no-approvers", 1, async (ledger, _) => (await ledger.DoAsync(Do("desk.policy", "2024-01-01", "'id':'more','rules':[{'commands':['correct'],'approvers':3,'days':7}]"))).Refusal, isCovered: false),
        Asking("policy.not-reversible", 1, [.. Opened, Policy], async ledger =>
        {
            await foreach (var stored in ledger.Ledger.Store.ReadStreamAsync("policy-100001"))
                return (await ledger.DoAsync(Correct(stored.CommandId))).Refusal;
            return null;
        }),
        By("approval.needed", 1, [.. Opened, Policy], Covered),
        OfDesk("proposal.not-needed", 1, async (_, desk) => (await desk("anna").ProposeAsync(Json("""{"do":"case.accelerate","on":"2024-01-01","case":"100001","until":"2024-02-01"}"""), new UploadedFiles([]), null, default)).Problem),
        OfDesk("proposal.nothing-to-do", 1, async (_, desk) => (await desk("anna").ProposeAsync(Json(Opened[0]), new UploadedFiles([]), null, default)).Problem),
        OfDesk("proposal.unknown", 1, async (_, desk) => (await desk("bert").ShowAsync("0", default)).Problem),
        OfProposal("proposal.not-yours", 1, (desk, p) => desk("bert").WithdrawAsync(Id(p), default)),
        OfProposal("proposal.no-reason", 2, (desk, p) => desk("bert").RejectAsync(Id(p), " ", default)),
        OfProposal("proposal.bad-body", 2, (desk, p) => desk("bert").ApproveAsync(Id(p), Effect(p), "", default)),
        Computing("proposal.files-lost", 4, () => ProposalProblems.FilesLost.With(("id", "0"))),
        OfProposal("approval.stale", 1, (desk, p) => desk("bert").ApproveAsync(Id(p), "0", null, default)),
        OfProposal("approval.own", 1, (desk, p) => desk("anna").ApproveAsync(Id(p), Effect(p), null, default)),
        OfProposal("approval.open-already", 1, (desk, _) => desk("anna").ProposeAsync(Json(Covered), new UploadedFiles([]), null, default)),
        OfProposal("approval.twice", 1, async (desk, p) =>
        {
            await desk("bert").ApproveAsync(Id(p), Effect(p), null, default);
            return await desk("bert").ApproveAsync(Id(p), Effect(p), null, default);
        }, approvers: 2),
        OfProposal("approval.decided", 1, async (desk, p) =>
        {
            await desk("anna").WithdrawAsync(Id(p), default);
            return await desk("bert").ApproveAsync(Id(p), Effect(p), null, default);
        }),
        Computing("approval.expired", 1, () => ApprovalProblems.Expired.With(("at", "2025-06-09T04:00:00Z"))),
        Computing("approval.missing", 3, () => ApprovalProblems.Missing.With(("sequence", 57), ("command", "instalment.pay"), ("found", "it names no proposal, and 1 must approve")))
    ];

    private static string Id(JsonObject proposal) => proposal["id"]!.GetValue<string>();

    private static string Effect(JsonObject proposal) => proposal["effectDigest"]!.GetValue<string>();

    private static System.Text.Json.JsonElement Json(string command) => CommandReader.Parse(Encoding.UTF8.GetBytes(command)).Value;

    /// <summary>By a decision on what anna proposed.</summary>
    private static Provocation OfProposal(
        string code, int exitCode, Func<Func<string, Proposals>, JsonObject, Task<Outcome<JsonObject>>> act, int approvers = 1) => OfDesk(code, exitCode, async (_, desk) =>
    {
        var proposal = (await desk("anna").ProposeAsync(Json(Covered), new UploadedFiles([]), null, default)).Value;
        return (await act(desk, proposal)).Problem;
    }, approvers: approvers);

    /// <summary>By something done where anna proposes, bert and cleo approve, and warnings of the case are covered.</summary>
    private static Provocation OfDesk(
        string code, int exitCode, Func<TestLedger, Func<string, Proposals>, Task<Problem?>> act, bool isCovered = true, int approvers = 1) => Asking(code, exitCode, Opened, async ledger =>
    {
        await using (var users = await UserDirectory.OpenAsync(ledger.Ledger.Place, ledger.Ledger.Store, TimeProvider.System))
        {
            foreach (var name in (string[])["anna", "bert", "cleo"])
                await users.AddAsync("t", name, GoodPassword, [Role.Clerk, Role.Approver]);
        }

        if (isCovered)
            await ledger.GivenAsync([Policy.Replace("\"approvers\":1", $"\"approvers\":{approvers}", StringComparison.Ordinal)]);
        return await act(ledger, name => new Proposals(ledger.Ledger, new Actor(name, [Role.Clerk, Role.Approver], Chinese: false)));
    });
}
