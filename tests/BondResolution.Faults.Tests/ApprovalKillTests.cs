using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>
/// Killed anywhere while the last approval is given, the payment is recorded once by whoever looks next, or still to be approved; never
/// twice, never half.
/// </summary>
public sealed class ApprovalKillTests(ApprovalKillTests.Proposed proposed, ITestOutputHelper output) : IClassFixture<ApprovalKillTests.Proposed>
{
    private const int Killed = 128 + 9;

    private const string Password = "correct horse battery";

    /// <summary>The points passed while an approval is given: it is appended, then what it lets record, then its end.</summary>
    private static readonly string[] AllPoints =
    [
        "proposal.granted", "proposal.recorded", "append.begun:1", "append.committed:1", "append.begun:2", "append.inserted:2", "append.head:2",
        "append.committed:2", "append.begun:3", "append.committed:3"
    ];

    /// <summary>All of them in a folder; in PostgreSQL, whose transactions are the same, those on either side of what is recorded.</summary>
    public static TheoryData<string, string> Points()
    {
        var data = new TheoryData<string, string>();
        foreach (var point in AllPoints)
            data.Add("file", point);
        data.Add("postgres", "proposal.granted");
        data.Add("postgres", "append.committed:2");
        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Points))]
    public void Killed_between_approval_and_execution_it_is_executed_once_or_still_to_do(string kind, string point)
    {
        using var bondres = Bondres.At(kind);
        var (id, effect, bert) = kind == "file" ? proposed.CopyTo(bondres) : Proposed.Make(bondres);

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

    /// <summary>A ledger in a folder in which a payment waits for its one approval; each test takes a copy.</summary>
    public sealed class Proposed : IDisposable
    {
        private readonly Bondres _bondres = new();
        private readonly (string, string, string) _made;

        public Proposed() => _made = Make(_bondres);

        public void Dispose() => _bondres.Dispose();

        /// <summary>Puts a copy where a ledger is to be. The proposal, its effect's digest, and the token of who may approve it.</summary>
        public (string Id, string Effect, string Bert) CopyTo(Bondres other)
        {
            foreach (var file in Directory.GetFiles(_bondres.Home, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(other.Home, Path.GetRelativePath(_bondres.Home, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            return _made;
        }

        /// <summary>Makes it in another place.</summary>
        public static (string Id, string Effect, string Bert) Make(Bondres bondres)
        {
            Story.PutFiles(bondres);
            var paying = Story.Commands.Single(command => command.Contains("instalment.pay", StringComparison.Ordinal));
            bondres.RunWithInput(string.Join('\n', Story.Commands.TakeWhile(command => command != paying)), "do", "-").Well();
            foreach (var (name, role) in new[] { ("anna", "clerk"), ("bert", "approver") })
                bondres.RunWithInput(Password + "\n", "user", "add", name, "--roles", role).Well();
            bondres.Run("do", """{"do":"desk.policy","on":"2024-10-09","rules":[{"commands":["instalment.pay"],"approvers":1,"days":7}]}""").Well();
            string Token(string name) => bondres.Run("user", "token", name, "--days", "1").Well().Stdout.Trim();
            var (anna, bert) = (Token("anna"), Token("bert"));
            bondres.Environment["BONDRES_TOKEN"] = anna;
            var proposal = bondres.Json("propose", paying);
            return (proposal.GetProperty("id").GetString()!, proposal.GetProperty("effectDigest").GetString()!, bert);
        }
    }
}
