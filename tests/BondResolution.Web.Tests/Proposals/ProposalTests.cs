using System.Text.Json.Nodes;
using BondResolution.Application.Audit;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Web.Tests.Proposals;

/// <summary>Proposals from beginning to end, in a folder and in PostgreSQL.</summary>
public sealed class ProposalTests
{
    private const string Settle = """{"do":"buyback.settle","on":"2024-09-12","case":"128044","offer":"A"}""";

    private const string Buy = """{"do":"buyback.buy","on":"2024-09-02","case":"128044","offer":"A","account":"0100000001","units":50}""";

    private const string Import = """{"do":"register.import","on":"2024-09-30","case":"128044","file":"second.csv","recordDate":"2024-09-30"}""";

    public static TheoryData<string> Kinds => ProposalDesk.Kinds;

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task What_one_proposes_and_another_approves_is_recorded_once_under_both_names(string kind)
    {
        await using var desk = await ProposalDesk.StartAsync(kind);
        Assert.Equal("approval.needed", (await desk.DoAsync(Settle)).Refusal?.Code);
        Assert.Equal(1, (await desk.DoAsync(Settle, dryRun: true)).Coverage?.Approvers);
        var proposal = await desk.ProposedAsync(Settle);
        Assert.Equal(("open", 1), (proposal["state"]!.ToString(), (int)proposal["needed"]!));
        Assert.Empty(await desk.EventsAsync("holdings.purchase-sealed/1"));

        var approved = await desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), "seen", default);
        Assert.Equal("executed", approved.Value["state"]!.ToString());
        var metadata = Assert.Single(await desk.EventsAsync("holdings.purchase-sealed/1")).DecodedMetadata();
        Assert.Equal(("anna", Id(proposal), "bert"), (metadata.By, metadata.Proposal, string.Join(',', metadata.Approvers)));
        Assert.Equal(Effect(proposal), approved.Value["effectDigest"]!.ToString());
        Assert.True((await desk.DoAsync(Settle)).Again);
        Assert.Equal("proposal.nothing-to-do", (await desk.ProposeAsync(Settle)).Problem?.Code);
        Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task What_may_not_be_decided_is_refused_and_records_nothing(string kind)
    {
        await using var desk = await ProposalDesk.StartAsync(kind, """[{"commands":["buyback.*"],"approvers":2,"days":7}]""");
        var proposal = await desk.ProposedAsync(Settle);
        var (id, effect) = (Id(proposal), Effect(proposal));
        await RefusedAsync("approval.open-already", () => desk.ProposeAsync(Settle, by: "alan"));
        await RefusedAsync("session.forbidden", () => desk.As("anna").ApproveAsync(id, effect, null, default));
        await RefusedAsync("session.forbidden", () => desk.As("bert").ProposeAsync(default, null!, null, default));
        await RefusedAsync("session.forbidden", () => desk.As("eve").ApproveAsync(id, effect, null, default)); // of no user
        await RefusedAsync("approval.stale", () => desk.As("bert").ApproveAsync(id, new string('0', 64), null, default));
        await RefusedAsync("proposal.unknown", () => desk.As("bert").ApproveAsync(new string('0', 24), effect, null, default));
        await RefusedAsync("proposal.unknown", () => desk.As("bert").ShowAsync("../x", default));
        await RefusedAsync("proposal.no-reason", () => desk.As("bert").RejectAsync(id, "", default));
        await RefusedAsync("text.identity-number", () => desk.As("bert").RejectAsync(id, "11010519491231002X", default));
        await RefusedAsync("proposal.not-yours", () => desk.As("alan").WithdrawAsync(id, default));
        Assert.Null((await desk.As("bert").ApproveAsync(id, effect, null, default)).Problem);
        await RefusedAsync("approval.twice", () => desk.As("bert").ApproveAsync(id, effect, null, default));
        desk.Clock.Pass(TimeSpan.FromDays(7));
        await RefusedAsync("approval.expired", () => desk.As("cleo").ApproveAsync(id, effect, null, default));
        await RefusedAsync("approval.expired", () => desk.As("cleo").RejectAsync(id, "r", default));
        Assert.Equal("expired", (await desk.As("cleo").ShowAsync(id, default)).Value["state"]!.ToString());
        var again = await desk.ProposedAsync(Settle); // as a new proposal
        Assert.NotEqual(id, Id(again));
        Assert.Null((await desk.As("anna").WithdrawAsync(Id(again), default)).Problem);
        await RefusedAsync("approval.decided", () => desk.As("cleo").ApproveAsync(Id(again), effect, null, default));

        async Task RefusedAsync(string code, Func<Task<Outcome<JsonObject>>> act)
        {
            var head = await desk.HeadAsync();
            Assert.Equal(code, (await act()).Problem?.Code);
            Assert.Equal(head, await desk.HeadAsync());
        }
    }

    [Fact]
    public async Task Who_has_both_roles_does_not_approve_his_own()
    {
        await using var desk = await ProposalDesk.StartAsync("file");
        await desk.UsersAsync(users => users.AddAsync("test", "both", RunningDesk.Password, [Application.Desk.Role.Clerk, Application.Desk.Role.Approver]));
        var proposal = await desk.ProposedAsync(Settle, by: "both");
        Assert.Equal("approval.own", (await desk.As("both").ApproveAsync(Id(proposal), Effect(proposal), null, default)).Problem?.Code);
        Assert.Equal("approval.own", (await desk.As("both").RejectAsync(Id(proposal), "r", default)).Problem?.Code);
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Another_effect_makes_it_stale_and_approvals_void_and_what_does_not_matter_does_not(string kind)
    {
        await using var desk = await ProposalDesk.StartAsync(kind, """[{"commands":["buyback.settle"],"approvers":2,"days":7}]""");
        var proposal = await desk.ProposedAsync(Settle);
        Assert.Null((await desk.DoAsync("""{"do":"case.warn","on":"2024-09-01","by":"issuer","text":"t"}""")).Refusal);
        Assert.Null((await desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), null, default)).Problem);
        Assert.Null((await desk.DoAsync(Buy)).Refusal);
        var stale = (await desk.As("cleo").ApproveAsync(Id(proposal), Effect(proposal), null, default)).Problem;
        var shown = (await desk.As("cleo").ShowAsync(Id(proposal), default)).Value;
        Assert.Equal(("approval.stale", Effect(shown)), (stale?.Code, stale?.Details.Single(d => d.Key == "effectDigest").Value));
        Assert.Empty(shown["approvals"]!.AsArray());
        Assert.Equal((Effect(proposal), proposal["effect"]!.ToJsonString()), (shown["asProposed"]!["effectDigest"]!.ToString(), shown["asProposed"]!["effect"]!.ToJsonString()));
        Assert.Contains(shown["since"]!.AsArray(), e => e!["type"]!.ToString() == "holdings.purchase-sealed/1");
        Assert.Equal("open", (await desk.As("cleo").ApproveAsync(Id(proposal), Effect(shown), null, default)).Value["state"]!.ToString());
        Assert.Equal("executed", (await desk.As("bert").ApproveAsync(Id(proposal), Effect(shown), null, default)).Value["state"]!.ToString());
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_disabled_approver_does_not_count(string kind)
    {
        await using var desk = await ProposalDesk.StartAsync(kind, """[{"commands":["buyback.settle"],"approvers":2,"days":7}]""");
        var proposal = await desk.ProposedAsync(Settle);
        await desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), null, default);
        await desk.UsersAsync(users => users.ChangeAsync("test", isUser: false, "bert", new UserChange(IsDisabled: true)));
        Assert.Equal("open", (await desk.As("cleo").ApproveAsync(Id(proposal), Effect(proposal), null, default)).Value["state"]!.ToString());
        Assert.Equal("executed", (await desk.As("dora").ApproveAsync(Id(proposal), Effect(proposal), null, default)).Value["state"]!.ToString());
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Two_who_approve_at_once_record_it_once(string kind)
    {
        for (var i = 0; i < 5; i++)
        {
            await using var desk = await ProposalDesk.StartAsync(kind);
            var (second, proposal) = (await desk.OpenAsync(), await desk.ProposedAsync(Settle));
            var answers = await Task.WhenAll(
                Task.Run(() => desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), null, default)),
                Task.Run(() => desk.As("cleo", second).ApproveAsync(Id(proposal), Effect(proposal), null, default)));
            Assert.All(answers, answer => Assert.True(answer.Problem is null || answer.Problem.Code is "approval.decided", answer.Problem?.ToString()));
            Assert.Contains(answers, answer => answer.Problem is null);
            Assert.Single(await desk.EventsAsync("holdings.purchase-sealed/1"));
            Assert.Single(await desk.EventsAsync("proposal.granted/1"));
            Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Approved_and_rejected_at_once_it_has_one_outcome(string kind)
    {
        for (var i = 0; i < 5; i++)
        {
            await using var desk = await ProposalDesk.StartAsync(kind);
            var (second, proposal) = (await desk.OpenAsync(), await desk.ProposedAsync(Settle));
            var answers = await Task.WhenAll(
                Task.Run(() => desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), null, default)),
                Task.Run(() => desk.As("cleo", second).RejectAsync(Id(proposal), "r", default)));
            Assert.Equal("approval.decided", Assert.Single(answers, answer => answer.Problem is not null).Problem!.Code);
            var state = (await desk.As("dora").ShowAsync(Id(proposal), default)).Value["state"]!.ToString();
            Assert.Equal(answers[0].Problem is null ? "executed" : "rejected", state);
            Assert.Equal(state == "executed" ? 1 : 0, (await desk.EventsAsync("holdings.purchase-sealed/1")).Count);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Approved_while_a_purchase_changes_the_effect_it_is_what_was_approved_or_stale(string kind)
    {
        for (var i = 0; i < 5; i++)
        {
            await using var desk = await ProposalDesk.StartAsync(kind);
            var (second, proposal) = (await desk.OpenAsync(), await desk.ProposedAsync(Settle));
            var buying = Task.Run(() => desk.DoAsync(Buy, second));
            var answer = await Task.Run(() => desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), null, default));
            await buying;
            var shown = (await desk.As("bert").ShowAsync(Id(proposal), default)).Value;
            if (answer.Problem is null)
                Assert.Equal(("executed", Effect(proposal)), (shown["state"]!.ToString(), (await RecordedAsync(desk, shown))));
            else
                Assert.Equal(("approval.stale", "open"), (answer.Problem.Code, shown["state"]!.ToString()));
            Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_that_comes_while_a_command_is_recorded_covers_it_or_not_by_its_sequence(string kind)
    {
        for (var i = 0; i < 5; i++)
        {
            await using var desk = await ProposalDesk.StartAsync(kind, """[]""");
            var second = await desk.OpenAsync();
            var policy = Task.Run(() => desk.DoAsync("""{"do":"desk.policy","id":"later","on":"2024-08-20","rules":[{"commands":["buyback.*"],"approvers":1,"days":7}]}""", second));
            var bought = await Task.Run(() => desk.DoAsync(Buy));
            Assert.Null((await policy).Refusal);
            Assert.True(bought.Refusal is null or { Code: "approval.needed" }, bought.Refusal?.ToString());
            Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Files_are_kept_encrypted_until_it_is_decided_and_are_gone_then(string kind)
    {
        await using var desk = await ProposalDesk.StartAsync(kind);
        desk.Put("second.csv", "account,name,units\n0100000001,王小明,150\n0100000003,李四,150\n0100000004,赵五,700\n");
        var proposal = await desk.ProposedAsync(Import);
        Assert.Contains("王小明", System.Text.Encoding.UTF8.GetString(desk.Ledger.Vault.Kept(Id(proposal), "second.csv")!), StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", proposal.ToJsonString(), StringComparison.Ordinal);
        Assert.Null((await desk.As("bert").RejectAsync(Id(proposal), "r", default)).Problem);
        Assert.Empty(desk.Ledger.Vault.KeptProposals());

        var again = await desk.ProposedAsync(Import);
        desk.Put("second.csv", "account,units\n0100000001,1000\n"); // another file by now: what was proposed is what is recorded
        Assert.Equal("executed", (await desk.As("bert").ApproveAsync(Id(again), Effect(again), null, default)).Value["state"]!.ToString());
        Assert.Empty(desk.Ledger.Vault.KeptProposals());
        Assert.Equal(2, (await desk.EventsAsync("register.sealed/1")).Count);
        Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_correction_is_bound_to_the_streams_it_touches(string kind)
    {
        await using var desk = await ProposalDesk.StartAsync(kind);
        Assert.Null((await desk.DoAsync(Buy.Replace("\"units\":50", "\"units\":50,\"id\":\"b\"", StringComparison.Ordinal))).Refusal);
        var proposal = await desk.ProposedAsync("""{"do":"correct","on":"2024-09-03","case":"128044","reverses":"b","reason":"wrong"}""");
        Assert.NotNull(proposal["effect"]![0]!["version"]);
        Assert.Null((await desk.DoAsync("""{"do":"case.warn","on":"2024-09-01","by":"issuer","text":"t"}""")).Refusal);
        Assert.Equal(Effect(proposal), Effect((await desk.As("bert").ShowAsync(Id(proposal), default)).Value));
        Assert.Null((await desk.DoAsync("""{"do":"units.freeze","on":"2024-09-02","account":"0100000004","number":"F","units":1,"kind":"freeze"}""")).Refusal);
        Assert.Equal("approval.stale", (await desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), null, default)).Problem?.Code);
    }

    [Fact]
    public async Task Only_what_is_more_than_above_is_covered()
    {
        await using var desk = await ProposalDesk.StartAsync("file", """[{"commands":["buyback.*"],"above":"5006.35","approvers":1,"days":7}]""");
        Assert.Null((await desk.DoAsync(Buy)).Refusal); // 50 × 100.127 = 5006.35
        Assert.Equal("approval.needed", (await desk.DoAsync(Buy.Replace("50", "51", StringComparison.Ordinal))).Refusal?.Code);
        Assert.Equal("approval.needed", (await desk.DoAsync("""{"do":"buyback.close","on":"2024-09-12","offer":"A"}""")).Refusal?.Code); // without an amount
        Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
    }

    [Fact]
    public async Task A_policy_is_not_weakened_by_one_person()
    {
        await using var desk = await ProposalDesk.StartAsync("file");
        const string Lift = """{"do":"desk.policy","on":"2024-09-01","case":"128044","rules":[]}""";
        Assert.Equal("approval.needed", (await desk.DoAsync(Lift)).Refusal?.Code);
        var proposal = await desk.ProposedAsync(Lift);
        Assert.Null((await desk.As("bert").ApproveAsync(Id(proposal), Effect(proposal), null, default)).Problem);
        Assert.Null((await desk.DoAsync(Settle)).Refusal);
        Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
    }

    [Fact]
    public async Task What_was_written_past_the_program_is_found()
    {
        await using var desk = await ProposalDesk.StartAsync("file", "[]");
        Assert.Null((await desk.DoAsync(Settle, dryRun: true)).Refusal);
        var blind = await desk.OpenAsync(store => new WithoutPolicy(store));
        Assert.Null((await desk.DoAsync("""{"do":"desk.policy","id":"later","on":"2024-08-20","rules":[{"commands":["buyback.*"],"approvers":1,"days":7}]}""")).Refusal);
        Assert.Null((await desk.DoAsync(Settle, blind)).Refusal);
        var found = (await new Verifier(desk.Ledger.Store).RunAsync()).Problem;
        Assert.Equal(("approval.missing", 3), (found?.Code, found?.Kind.ExitCode));
    }

    private static string Id(JsonObject proposal) => proposal["id"]!.ToString();

    private static string Effect(JsonObject proposal) => proposal["effectDigest"]!.ToString();

    /// <summary>The digest of what a proposal's command recorded, by another way than the program's: from what is shown.</summary>
    private static Task<string> RecordedAsync(ProposalDesk desk, JsonObject shown) => Task.FromResult(EffectByHand.Digest(shown["effect"]!.AsArray()));
}
