namespace BondResolution.Cli.Tests.Rules;

/// <summary>bondres user: who may sign in at the desk.</summary>
public sealed class UserTests
{
    private const string Password = "correct horse battery\n";

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public void Users_are_added_changed_and_listed(string kind)
    {
        using var bondres = Bondres.At(kind);
        bondres.RunWithInput(Password, "user", "add", "anna", "--roles", "admin,clerk").Well();
        bondres.RunWithInput(Password, "user", "add", "bert", "--roles", "viewer").Well();
        bondres.Run("user", "roles", "bert", "approver,viewer").Well();
        bondres.Run("user", "disable", "bert").Well();
        Assert.Equal("name,roles,disabled,tokens\nanna,\"clerk,admin\",false,0\nbert,\"viewer,approver\",true,0\n", bondres.Run("user", "list", "--format", "csv").Well().Stdout);
        bondres.Run("audit", "verify").Well();
        var recorded = bondres.Json("audit", "events");
        Assert.Equal(("user.disabled/1", "desk-users", "bert"), (recorded.At("events[3].type"), recorded.At("events[3].stream"), recorded.At("events[3].payload.name")));
    }

    [Fact]
    public void A_token_stands_alone_on_standard_output_and_ends_with_revoking()
    {
        using Bondres bondres = new();
        bondres.RunWithInput(Password, "user", "add", "anna", "--roles", "admin").Well();
        Assert.Matches("^bondres_[A-Za-z0-9_-]{43}\n$", bondres.Run("user", "token", "anna", "--days", "3").Well().Stdout);
        Assert.Equal("1", bondres.Json("user", "list").At("items[0].tokens"));
        bondres.Run("user", "revoke", "anna").Well();
        Assert.Equal("0", bondres.Json("user", "list").At("items[0].tokens"));
    }

    [Fact]
    public void What_may_not_be_is_refused_in_the_language_of_the_run()
    {
        using Bondres bondres = new();
        Assert.Equal(4, bondres.Run("user", "list").ExitCode);
        Assert.Equal(2, bondres.RunWithInput("short\n", "user", "add", "anna", "--roles", "admin").ExitCode);
        bondres.RunWithInput(Password, "user", "add", "anna", "--roles", "admin").Well();
        var refused = bondres.Run("user", "disable", "anna", "--lang", "zh");
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("error user.last-admin: anna 是最后一个启用的管理员", refused.Stderr, StringComparison.Ordinal);
        Assert.Equal(2, bondres.Run("user", "roles", "anna", "boss").ExitCode);
    }

    [Fact]
    public void Users_of_a_restored_ledger_need_a_password()
    {
        using Bondres bondres = new();
        bondres.RunWithInput(Password, "user", "add", "anna", "--roles", "admin").Well();
        bondres.Run("export", "events", "--out", "events.jsonl").Well();
        var other = "file:" + Path.Combine(bondres.Home, "other");
        bondres.Run("restore", "events.jsonl", "--ledger", other).Well();
        Assert.Contains("user.without-password", bondres.Run("user", "list", "--ledger", other).Stderr, StringComparison.Ordinal);
        bondres.RunWithInput(Password, "user", "password", "anna", "--ledger", other).Well();
        Assert.DoesNotContain("user.without-password", bondres.Run("user", "list", "--ledger", other).Stderr, StringComparison.Ordinal);
    }
}
