using System.Text;

namespace BondResolution.Cli.Tests.Output;

/// <summary>
/// Everything a user does with a register of people, and everything that goes wrong with it: afterwards no name, no number and no address of theirs is in any file
/// or output, but where it was asked for: the rejects, the export of a person, what was revealed.
/// </summary>
public sealed class LeakTests
{
    private static readonly string[][] People =
    [
        ["0100000001", "180000000001", "张三丰", "440101198001011239", "individual", "700"], ["0100000002", "180000000001", "张三丰", "440101198001011239", "individual", "100"],
        ["0100000003", "180000000002", "欧阳修远", "11010519491231002X", "individual", "150"], ["0100000004", "180000000003", "羊城创业投资有限公司", "91440101MA5CKXXX3T", "institution", "50"]
    ];

    private static readonly string[] Secrets = [.. People.SelectMany(p => p[1..4]).Distinct(), "13800001234", "13900005678"];

    private const string Head = "account,person,name,id_number,class,units";

    [Fact]
    public void Nothing_of_a_person_stands_anywhere_it_was_not_asked_for()
    {
        using var bondres = new Bondres();
        Given(bondres);

        var forms = 0;
        foreach (var words in new[]
                 {
                     "holder show 0100000001", "exposure", "exposure series", "lawsuit screen", "lawsuit show", "payout --instalment 1", "audit events", "audit verify", "audit prove --account 0100000001",
                     "vault status", "vault show 0100000001", "export events", "register reconcile --record-date 2024-08-21", "views status"
                 })
        {
            // Every report has passed through the same masks: one form of each, all forms in turn.
            var more = new[] { "--format table", "--format csv", "--lang zh", "--format json" }[forms++ % 4];
            NoneIn(bondres.Run([.. words.Split(' '), .. more.Split(' ')]).Well(), words);
        }

        Faulty(bondres);
        NoneInFiles(bondres);
    }

    [Fact]
    public void What_is_revealed_is_shown_once_and_leaves_no_trace_but_its_reason()
    {
        using var bondres = new Bondres();
        Given(bondres);

        var shown = bondres.Run("holder", "show", "0100000001", "--reveal", "--reason", "wants to know his limitation").Well();
        Assert.Contains("张三丰", shown.Stdout, StringComparison.Ordinal);
        Assert.Contains("440101198001011239", shown.Stdout, StringComparison.Ordinal);
        NoneIn(new Answer(0, "", shown.Stderr), "stderr of a reveal");
        Assert.Contains("欧阳修远", bondres.Run("lawsuit", "screen", "--reveal", "--reason", "notices", "--format", "csv").Well().Stdout, StringComparison.Ordinal);
        var export = Path.Combine(bondres.Home, "person.json");
        NoneIn(bondres.RunWithInput("11010519491231002X\n", "vault", "export", "-", "--reason", "asked on 2025-01-02", "--out", export).Well(), "export");
        Assert.Contains("欧阳修远", File.ReadAllText(export), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(export));
        Assert.Contains("wants to know his limitation", bondres.Run("audit", "events", "--stream", "vault-128044", "--format", "json").Well().Stdout, StringComparison.Ordinal);
        Assert.Equal("vault.no-reason", bondres.Run("holder", "show", "0100000001", "--reveal").ErrorCode);

        bondres.RunWithInput("440101198001011239", "vault", "restrict", "-", "--reason", "asked").Well();
        NoneIn(bondres.Run("holder", "show", "0100000002", "--reveal", "--reason", "curious").Well(), "a restricted person");
        bondres.Run("vault", "erase", "0100000002", "--reason", "asked", "--ground", "court order").Well();
        Assert.Contains("(erased)", bondres.Run("holder", "show", "0100000001", "--reveal", "--reason", "curious").Well().Stdout, StringComparison.Ordinal);
        Assert.Equal(1, bondres.RunWithInput("999999999999", "vault", "show", "-").ExitCode);
        File.Delete(export);
        NoneInFiles(bondres);
    }

    private static void Given(Bondres bondres)
    {
        Directory.CreateDirectory(Path.Combine(bondres.Home, "in"));
        bondres.Write("in/register.csv", ["account,person,name,id_number,class,units", .. People.Select(p => string.Join(',', p))]);
        bondres.Write("in/case.jsonl",
            """{"do":"case.open","on":"2018-08-14","code":"128044","name":"N","issuer":"I","trustee":"T","face":"100.00","issuedUnits":6600000,"issueDate":"2018-08-14","maturityDate":"2024-08-14","maturityPrice":"107.00"}""",
            """{"do":"case.default","on":"2024-08-14","units":1000,"principal":"100000.00","interest":"7000.00"}""",
            """{"do":"register.import","on":"2024-08-21","file":"register.csv","recordDate":"2024-08-21"}""",
            """{"do":"plan.adopt","on":"2024-10-08","plan":"1"}""",
            """{"do":"instalment.declare","on":"2024-10-09","no":1,"payDate":"2025-01-27","scheme":{"type":"one-per","per":10,"rounding":"ceiling"}}""",
            """{"do":"instalment.fund","on":"2025-01-20","no":1,"amount":"10000.00"}""",
            """{"do":"instalment.pay","on":"2025-01-27","no":1}""");
        NoneIn(bondres.Run("replay", "in").Well(), "replay");
    }

    /// <summary>Registers and commands with something wrong, with people in every place they can slip into.</summary>
    private static void Faulty(Bondres bondres)
    {
        string[][] files =
        [
            [Head, "0100000001,180000000001,张三丰,440101198001011239,individual,张三丰"], // a name for a quantity
            [Head, "张三丰,180000000001,0100000001,440101198001011239,individual,1"], // a name for an account
            [Head, "440101198001011239,180000000001,张三丰,0100000001,individual,1"], // an identity number for an account
            [Head, "0100000001,44010119800101123,张三丰,180000000001,羊城创业投资有限公司,1"], // a name for a class
            [Head, "0100000001,180000000001,张三丰,440101198001011239,individual,13800001234"],
            [Head, "0100000001,180000000001,张三丰,440101198001011239,individual,440101198001011239"],
            [Head, "0100000001,180000000001,\"张三丰,440101198001011239,individual,1"], // an open quote
            [Head, "0100000001,180000000001,张三丰,440101198001011239,individual"], // too few cells
            [Head, "0100000001,180000000001,张三丰,440101198001011239,individual,1,13900005678"],
            [Head, "0100000001,180000000001,张三丰,440101198001011239,individual,1", "0100000001,180000000001,张三丰,440101198001011239,individual,1"],
            ["0100000001,180000000001,张三丰,440101198001011239,individual,1"], // no header
            [Head, "0100000001,180000000001,张三丰,440101198001011239,individual,1", "张三丰,经办人,13800001234"]
        ];
        var at = 0;
        foreach (var lines in files)
        {
            var file = bondres.Write($"in/faulty-{at++}.csv", lines);
            var rejects = Path.Combine(bondres.Home, "rejects.csv");
            NoneIn(bondres.Run("register", "import", file, "--case", "128044", "--record-date", "2025-12-30", "--rejects", rejects, "--format", "json"), string.Join('|', lines));
            if (File.Exists(rejects) && !OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(rejects));
            File.Delete(rejects);
        }

        foreach (var command in new[]
                 {
                     """{"do":"case.warn","on":"2025-01-01","by":"issuer","text":"440101198001011239"}""", """{"do":"case.warn","on":"2025-01-01","by":"13800001234","text":"t"}""",
                     """{"do":"case.warn","on":"440101198001011239","by":"issuer","text":"t"}""", """{"do":"case.warn","on":"2025-01-01","by":"issuer","text":"t","440101198001011239":1}""",
                     """{"do":"units.transfer","on":"2025-01-01","from":"440101198001011239","to":"0100000001","units":1,"reason":"gift"}""", """{"do":"440101198001011239","on":"2025-01-01"}"""
                 })
        {
            var refused = bondres.Run("do", command, "--format", "json");
            Assert.NotEqual(0, refused.ExitCode);
            NoneIn(refused, command);
        }

        NoneIn(bondres.Run("holder", "show", "440101198001011239"), "an identity number for an account");
        NoneIn(bondres.RunWithInput("13800001234", "vault", "show", "-"), "a number nobody has");
    }

    private static void NoneIn(Answer answer, string what)
    {
        foreach (var secret in Secrets)
            Assert.False((answer.Stdout + answer.Stderr).Contains(secret, StringComparison.Ordinal), $"{what}: {secret} in\n{answer.Stdout}{answer.Stderr}");
    }

    /// <summary>Every file under the program's folder but the inputs.</summary>
    private static void NoneInFiles(Bondres bondres)
    {
        var files = Directory.GetFiles(bondres.Home, "*", SearchOption.AllDirectories).Where(f => Path.GetDirectoryName(f) != Path.Combine(bondres.Home, "in")).ToList();
        Assert.Contains(files, f => f.EndsWith("events.db", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file).AsSpan();
            foreach (var secret in Secrets)
                Assert.True(bytes.IndexOf(Encoding.UTF8.GetBytes(secret)) < 0 && bytes.IndexOf(Encoding.Unicode.GetBytes(secret)) < 0, $"{file} holds {secret}");
        }
    }
}
