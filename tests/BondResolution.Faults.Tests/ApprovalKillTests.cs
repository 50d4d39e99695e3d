using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>
/// Killed anywhere while the last approval is given, the payment is recorded once by whoever looks next, or still to be approved; never
/// twice, never half.
/// </summary>
public sealed class ApprovalKillTests(ITestOutputHelper output)
{
    private const int Killed = 128 + 9;

    private const string Password = "correct horse battery";

    /// <summary>The points passed while an approval is given: it is appended, then what it lets record, then its end.</summary>
    public static TheoryData<string, string> Points()
    {
        var data = new TheoryData<string, string>();
        foreach (var kind in new[] { "file", "postgres" })
        {
            foreach (var point in new[]
                { "proposal.granted", "proposal.recorded", "append.begun:1", "append.committed:1", "append.begun:2", "append.inserted:2", "append.head:2", "append.committed:2", "append.begun:3", "append.committed:3" })
                data.Add(kind, point);
        }

        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Points))]
    public void Killed_between_approval_and_execution_it_is_executed_once_or_still_to_do(string kind, string point)
    {
        using var bondres = Bondres.At(kind);
        Story.PutFiles(bondres);
        var paying = Story.Commands.Single(command => command.Contains("instalment.pay", StringComparison.Ordinal));
        bondres.RunWithInput(string.Join('\n', Story.Commands.TakeWhile(command => command != paying)), "do", "-").Well();
        foreach (var (name, role) in new[] { ("anna", "clerk"), ("bert", "approver") })
            bondres.RunWithInput(Password + "\n", "user", "add", name, "--roles", role).Well();
        bondres.Run("do", """{"do":"desk.policy","on":"2024-10-09","rules":[{"commands":["instalment.pay"],"approvers":1,"days":7}]}""").Well();
        var (anna, bert) = (bondres.Run("user", "token", "anna", "--days", "1").Well().Stdout.Trim(), bondres.Run("user", "token", "bert", "--days", "1").Well().Stdout.Trim());
        bondres.Environment["BONDRES_TOKEN"] = anna;
        var proposal = bondres.Json("propose", paying);
        var (id, effect) = (proposal.GetProperty("id").GetString()!, proposal.GetProperty("effectDigest").GetString()!);

        bondres.Environment["BONDRES_TOKEN"] = bert;
        bondres.Environment["BONDRES_CRASH_AT"] = point;
        var approving = bondres.Run("approve", id, "--effect", effect);
        output.WriteLine($"{kind}, {point}: {approving.ExitCode} {approving.Stderr}");
        Assert.Equal(Killed, approving.ExitCode);
        bondres.Environment.Remove("BONDRES_CRASH_AT");

        var state = bondres.Json("proposals").GetProperty("items")[0].GetProperty("state").GetString();
        var isLost = point == "append.begun:1"; // the approval itself
        Assert.Equal(isLost ? "open" : "executed", bondres.Json("proposal", "show", id).GetProperty("state").GetString());
        Assert.True(state is "open" or "executed", state);
        if (isLost)
            bondres.Run("approve", id, "--effect", effect).Well();
        var seals = bondres.Json("audit", "events").GetProperty("events").EnumerateArray().Where(e => e.GetProperty("type").GetString() == "holdings.payment-sealed/1").ToList();
        Assert.Equal(("anna", id), (Assert.Single(seals).GetProperty("by").GetString(), seals[0].GetProperty("proposal").GetString()));
        bondres.Run("audit", "verify").Well();
    }
}
