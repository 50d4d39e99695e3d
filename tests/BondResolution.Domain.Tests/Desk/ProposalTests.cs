using System.Collections.Immutable;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Tests.Desk;

/// <summary>What may be decided on a proposal, by whom and until when.</summary>
public class ProposalTests
{
    private const string Effect = "e1";

    private static readonly DateTimeOffset Noon = new(2025, 6, 2, 4, 0, 0, TimeSpan.Zero);

    private static readonly Proposal.Event.Opened Opened = new("128044", "{}", "c1", "d1", Effect, 3, 1, 57, "anna", Noon, Noon.AddDays(7));

    private static readonly Proposal.Event.EffectChanged Same = new(Effect, 3, Noon);

    private static readonly Proposal.Event.EffectChanged Other = new("e2", 4, Noon);

    private static readonly ImmutableHashSet<string> Approvers = ["bert", "cleo", "dora"];

    private static readonly Proposal.State Open = Proposal.State.Of([Opened]);

    [Fact]
    public void A_command_has_one_open_proposal()
    {
        Decided.Accepted(Proposal.Open(Proposal.State.Initial, "p", Opened));
        Assert.Equal("p", Decided.Refused(ApprovalProblems.OpenAlready, Proposal.Open(Open, "p", Opened)).Detail("id"));
    }

    [Fact]
    public void The_last_approval_needed_grants_in_the_same_append()
    {
        Assert.IsType<Proposal.Event.Approved>(Assert.Single(Decided.Accepted(Approve(Open, "bert", needed: 2))));
        var granted = Decided.Accepted(Approve(After(Open, Approval("cleo")), "bert", needed: 2));
        Assert.Equal("bert,cleo", string.Join(',', Assert.IsType<Proposal.Event.Granted>(granted[1]).Approvers));
        Assert.Equal(Proposal.Stage.Approved, After(Open, [.. granted]).Stage);
    }

    [Fact]
    public void Nobody_decides_what_he_proposed()
    {
        Decided.Refused(ApprovalProblems.Own, Approve(Open, "anna"));
        Decided.Refused(ApprovalProblems.Own, Proposal.Reject(Open, new("anna", Noon, "r")));
    }

    [Fact]
    public void Nobody_approves_twice() => Decided.Refused(ApprovalProblems.Twice, Approve(After(Open, Approval("bert")), "bert", needed: 2));

    [Fact]
    public void Whoever_is_disabled_or_lost_the_role_does_not_count()
    {
        Assert.Single(Decided.Accepted(Approve(After(Open, Approval("eve")), "bert", needed: 2)));
        Decided.Refused(SessionProblems.Forbidden, Approve(Open, "eve"));
    }

    [Fact]
    public void What_is_looked_at_must_be_what_would_be_recorded_now()
    {
        Assert.Equal(Effect, Decided.Refused(ApprovalProblems.Stale, Approve(Open, "bert", effect: "e0")).Detail("effectDigest"));
        Assert.Equal("e2", Decided.Refused(ApprovalProblems.Stale, Approve(Open, "bert", now: Other)).Detail("effectDigest"));
    }

    [Fact]
    public void Another_effect_makes_earlier_approvals_void_and_they_stay_so()
    {
        var before = After(Open, Approval("bert"));
        var approved = Decided.Accepted(Approve(before, "cleo", effect: "e2", now: Other, needed: 2));
        Assert.Equal([typeof(Proposal.Event.EffectChanged), typeof(Proposal.Event.Approved)], approved.Select(e => e.GetType()));
        var changed = After(before, [.. Decided.Accepted(Proposal.ChangeEffect(before, Other)), Same]);
        Assert.Empty(changed.Approvals);
        Assert.Empty(Decided.Accepted(Proposal.ChangeEffect(Open, Other))); // nothing is void by it
    }

    [Fact]
    public void Nothing_is_decided_after_its_end_and_it_expires_once()
    {
        var late = Opened.ExpiresAt;
        Decided.Refused(ApprovalProblems.Expired, Proposal.Approve(Open, new("bert", late, Effect, null), Same, 1, Approvers));
        Decided.Refused(ApprovalProblems.Expired, Proposal.Withdraw(Open, new("anna", late)));
        Assert.Empty(Decided.Accepted(Proposal.Expire(Open, late.AddTicks(-1))));
        var expired = After(Open, [.. Decided.Accepted(Proposal.Expire(Open, late))]);
        Assert.Equal(Proposal.Stage.Expired, expired.Stage);
        Assert.Empty(Decided.Accepted(Proposal.Expire(expired, late)));
        Assert.Equal(Proposal.Stage.Expired, Open.StageAt(late));
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("withdrawn")]
    [InlineData("approved")]
    [InlineData("executed")]
    public void What_is_decided_is_not_decided_again(string state)
    {
        var decided = state switch
        {
            "rejected" => After(Open, new Proposal.Event.Rejected("bert", Noon, "r")),
            "withdrawn" => After(Open, new Proposal.Event.Withdrawn("anna", Noon)),
            "approved" => After(Open, Approval("bert"), new Proposal.Event.Granted(Effect, ["bert"])),
            _ => After(Open, Approval("bert"), new Proposal.Event.Granted(Effect, ["bert"]), new Proposal.Event.Executed(60))
        };
        Assert.Equal(state, Decided.Refused(ApprovalProblems.Decided, Approve(decided, "cleo")).Detail("state"));
        Decided.Refused(ApprovalProblems.Decided, Proposal.Reject(decided, new("cleo", Noon, "r")));
        Decided.Refused(ApprovalProblems.Decided, Proposal.Withdraw(decided, new("anna", Noon)));
    }

    [Fact]
    public void Withdrawing_is_the_proposers()
    {
        Decided.Refused(ProposalProblems.NotYours, Proposal.Withdraw(Open, new("bert", Noon)));
        Decided.Accepted(Proposal.Withdraw(Open, new("anna", Noon)));
    }

    [Fact]
    public void A_grant_that_can_no_longer_be_carried_out_opens_it_again()
    {
        var granted = After(Open, Approval("bert"), new Proposal.Event.Granted(Effect, ["bert"]));
        var again = After(granted, [.. Decided.Accepted(Proposal.ChangeEffect(granted, Other))]);
        Assert.Equal((Proposal.Stage.Open, "e2"), (again.Stage, again.EffectDigest));
        Assert.Empty(again.Approvals);
    }

    [Fact]
    public void What_stands_is_noted_once()
    {
        var granted = After(Open, Approval("bert"), new Proposal.Event.Granted(Effect, ["bert"]));
        var executed = After(granted, [.. Decided.Accepted(Proposal.Execute(granted, 60))]);
        Assert.Equal((Proposal.Stage.Executed, 60L), (executed.Stage, executed.Sequence));
        Assert.Empty(Decided.Accepted(Proposal.Execute(executed, 60)));
    }

    private static Decision<Proposal.Event> Approve(Proposal.State state, string by, string effect = Effect, Proposal.Event.EffectChanged? now = null, int needed = 1) =>
        Proposal.Approve(state, new(by, Noon, effect, null), now ?? Same, needed, Approvers);

    private static Proposal.Event.Approved Approval(string by) => new(by, Noon, Effect, "seen");

    private static Proposal.State After(Proposal.State state, params Proposal.Event[] events) => events.Aggregate(state, (before, e) => before.Evolve(e));
}
