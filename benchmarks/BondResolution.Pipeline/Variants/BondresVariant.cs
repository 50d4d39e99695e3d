using System.Globalization;
using BondResolution.Pipeline.Processes;
using BondResolution.Pipeline.Registers;

namespace BondResolution.Pipeline.Variants;

/// <summary>
/// (a) The ledger: import, instalment, payment list, as a trustee would type them. Opening the case, its default and its plan come before and
/// are not timed. Each process ends with everything on the disk, the personal data in the vault and the read models up to date.
/// </summary>
internal sealed class BondresVariant(Settings settings, RegisterFacts facts) : IVariant
{
    private const string Case = "900001";

    private readonly string _folder = Path.Combine(settings.Work, "a");

    public char Letter => 'a';

    public string Title => "bondres";

    public string Remark => "";

    public string List => Path.Combine(_folder, "list.csv");

    private string Ledger => Path.Combine(_folder, "ledger");

    public void Prepare(CancellationToken cancel)
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        Bondres("setup", Lines(
            $$"""{"do":"case.open","on":"2018-08-14","code":"{{Case}}","name":"虚构转债","issuer":"虚构发行人","trustee":"虚构受托管理人","face":"100.00","issuedUnits":{{facts.Units}},"issueDate":"2018-08-14","maturityDate":"2024-08-14","maturityPrice":"107.00"}""",
            $$"""{"do":"case.default","on":"2024-08-14","units":{{facts.Units}},"principal":"{{Yuan(facts.Units * 100)}}","interest":"{{Yuan(facts.Units * 7)}}"}""",
            """{"do":"plan.adopt","on":"2024-12-01","plan":"1","interest":{"rate":"0.0475","from":"2024-08-15","basis":"365","count":"first"},"appropriation":["costs","principal","interest"]}"""),
            cancel, "do", "-");
    }

    public IReadOnlyList<Measured> Run(CancellationToken cancel) =>
    [
        Bondres("import", "", cancel, "register", "import", settings.Register, "--case", Case, "--record-date", "2024-08-21", "--expect-units", $"{facts.Units}"),
        Bondres("do", Lines(
            """{"do":"instalment.declare","on":"2025-01-10","no":1,"payDate":"2025-01-27","scheme":{"type":"one-per","per":10,"rounding":"ceiling"}}""",
            $$"""{"do":"instalment.fund","on":"2025-01-27","no":1,"amount":"{{Yuan(facts.Paid * 100)}}"}""",
            """{"do":"instalment.pay","on":"2025-01-27","no":1}"""), cancel, "do", "-"),
        Bondres("payout", "", cancel, "payout", "--case", Case, "--instalment", "1", "--as-of", "2025-01-31", "--out", List)
    ];

    public string Check(CancellationToken cancel)
    {
        var views = Bondres("check", "", cancel, "views", "status").Output.Trim();
        if (!views.EndsWith("lag 0", StringComparison.Ordinal))
            throw new BenchmarkException($"(a) {views}");
        var holder = Bondres("check", "", cancel, "holder", "show", FirstAccount(), "--case", Case, "--as-of", "2025-01-31").Output;
        if (!holder.Contains('虚', StringComparison.Ordinal))
            throw new BenchmarkException($"(a) the vault knows no name for account {FirstAccount()}");
        var sizes = Directory.GetFiles(Ledger, "*.db*").Order(StringComparer.Ordinal).Select(f => new FileInfo(f))
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Length / 1e6:0.0} MB"));
        return $"(a) {views}; the vault answers; {string.Join(", ", sizes)}";
    }

    private Measured Bondres(string name, string input, CancellationToken cancel, params string[] words) =>
        ChildProcess.Run(name, [.. settings.BondresWords, .. words, "--ledger", $"file:{Ledger}", "--lang", "en", "--by", "benchmark"], input, _folder, cancel);

    private string FirstAccount()
    {
        using var lines = new StreamReader(settings.Register);
        lines.ReadLine();
        return lines.ReadLine()![..10];
    }

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";

    private static string Yuan(long yuan) => $"{yuan}.00";
}
