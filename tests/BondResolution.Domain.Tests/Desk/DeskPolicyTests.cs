using System.Collections.Immutable;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Tests.Desk;

/// <summary>Which commands a policy covers, and which policies may be set.</summary>
public class DeskPolicyTests
{
    private static readonly string[] Commands = ["instalment.pay", "instalment.declare", "buyback.buy", "buyback.settle", "correct", "desk.policy"];

    private static readonly PolicyRule Two = new(["instalment.*"], null, 2, 7);

    [Theory]
    [InlineData("instalment.pay", "instalment.pay", true)]
    [InlineData("instalment.*", "instalment.pay", true)]
    [InlineData("buyback.*", "buyback", false)]
    [InlineData("instalment.*", "instalments.pay", false)]
    [InlineData("instalment", "instalment.pay", false)]
    public void A_rule_is_about_a_command_by_name_or_by_its_beginning(string named, string command, bool fits) => Assert.Equal(fits, PolicyRule.Fits(named, command));

    [Fact]
    public void Of_several_rules_the_most_approvers_and_the_fewest_days_count()
    {
        var policy = State(Two, new(["instalment.pay"], null, 1, 3), new(["correct"], null, 4, 1));
        Assert.Equal(new Coverage(2, 3), policy.Covering("instalment.pay", null));
        Assert.Equal(new Coverage(2, 7), policy.Covering("instalment.declare", null));
        Assert.Null(policy.Covering("buyback.buy", null));
    }

    [Fact]
    public void Above_leaves_out_what_is_not_more_and_covers_what_has_no_amount()
    {
        var policy = State(new PolicyRule(["buyback.*"], Yuan(1000), 1, 7));
        Assert.Null(policy.Covering("buyback.buy", Yuan(1000)));
        Assert.NotNull(policy.Covering("buyback.buy", Yuan(1000) + new Fen(1)));
        Assert.NotNull(policy.Covering("buyback.buy", null));
        Assert.True(policy.AsksForAmount("buyback.buy"));
        Assert.False(policy.AsksForAmount("correct"));
    }

    [Fact]
    public void A_policy_with_rules_covers_the_command_that_sets_it_as_strictly_as_its_strictest_rule()
    {
        Assert.Equal(new Coverage(2, 1), State(Two, new(["correct"], Yuan(1), 1, 1)).Covering("desk.policy", Yuan(0)));
        Assert.Null(State().Covering("desk.policy", null));
    }

    [Fact]
    public void The_last_policy_counts_and_one_without_rules_lifts_it() =>
        Assert.Null(DeskPolicy.State.Of([new DeskPolicy.Event.Set([Two]), new DeskPolicy.Event.Set([])]).Covering("instalment.pay", null));

    [Fact]
    public void A_command_that_is_not_known_is_no_rule() =>
        Decided.Refused(CommandProblems.Unknown, DeskPolicy.Set([Two with { Commands = ["instalments.*"] }], Commands, DeskUsers.State.Initial));

    [Fact]
    public void A_policy_that_nobody_present_could_satisfy_is_refused()
    {
        // Two approvers, one of whom proposes: one is left to approve.
        var users = Users(("anna", ["clerk", "approver"]), ("bert", ["approver"]));
        Decided.Refused(PolicyProblems.NoApprovers, DeskPolicy.Set([Two], Commands, users));
        Decided.Accepted(DeskPolicy.Set([Two with { Approvers = 1 }], Commands, users));
        Decided.Accepted(DeskPolicy.Set([Two], Commands, Users(("anna", ["clerk"]), ("bert", ["approver"]), ("cleo", ["approver"]))));
    }

    [Fact]
    public void Before_there_is_a_user_it_is_set_with_a_warning() => Decided.Accepted(DeskPolicy.Set([Two], Commands, DeskUsers.State.Initial), PolicyProblems.Unmet);

    [Fact]
    public void It_is_told_where_a_disabled_user_makes_it_so()
    {
        var users = Users(("anna", ["clerk"]), ("bert", ["approver"]), ("cleo", ["approver"]));
        Assert.Null(DeskPolicy.Unmet(State(Two), users));
        Decided.Is(PolicyProblems.Unmet, DeskPolicy.Unmet(State(Two), users.Evolve(new DeskUsers.Event.Disabled("cleo"))));
    }

    private static DeskPolicy.State State(params ImmutableArray<PolicyRule> rules) => DeskPolicy.State.Of([new DeskPolicy.Event.Set(rules)]);

    private static DeskUsers.State Users(params (string Name, string[] Roles)[] users) =>
        DeskUsers.State.Of(users.Select(user => new DeskUsers.Event.Added(user.Name, [.. user.Roles])));

    private static Fen Yuan(long yuan) => new(yuan * 100);
}
