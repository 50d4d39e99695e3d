using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Books;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;
using BondResolution.Files.Journals;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.Views.Tests.Books;

/// <summary>Whatever a source, a name or a description says, it is text in the journal and nothing else.</summary>
public class HostileTextTests
{
    private static readonly string[] Texts =
    [
        "a\n    Assets:Trustee:Funds  1000000.00 CNY\n    Equity:PaidBy:Issuer",
        "\n\n2020-01-01 * forged\n  Assets:Trustee:Funds  5.00 CNY\n  Equity:PaidBy:Issuer  -5.00 CNY\n",
        "paid on [2020-01-01] and [=2020-01-02], date: 2020-01-03, date2: 2020-01-04", "x\"\n2020-01-01 open Assets:Forged", "\\\" ; | { } @ {{5 CNY}} = 5 CNY ! * (code) # ~ % $ '",
        "tab\there, \u0000\u0001\u001b[31m\u007f\u0085\u2028\u2029\u202e", "include /etc/passwd", ":tag:other: type:: 5", "  ;  two  blanks  ", "、，；“岭南”（公告）｜《方案》", "!include x", "end comment", "comment"
    ];

    [Fact]
    public void A_text_stays_on_its_line_and_holds_no_sign_of_the_programs()
    {
        foreach (var text in Texts)
        {
            Assert.DoesNotContain(JournalText.Plain(text), c => char.IsControl(c) || ",;|[]\u2028\u2029\u202e".Contains(c, StringComparison.Ordinal));
            Assert.DoesNotContain(JournalText.Quoted(text), c => char.IsControl(c) || "\u2028\u2029\u202e".Contains(c, StringComparison.Ordinal));
            Assert.Matches("""^"([^"\\]|\\["\\])*"$""", JournalText.Quoted(text));
        }
    }

    [Theory]
    [InlineData("2024-120; see p. 3, [1]", "2024-120； see p. 3， ［1］")]
    [InlineData("a\tb\nc", "a␉b␊c")]
    [InlineData("岭南转债", "岭南转债")]
    [InlineData("https://x.cn/a?b=c&d=(e)", "https://x.cn/a?b=c&d=(e)")]
    public void What_is_written_otherwise_is_still_to_be_read(string text, string written) => Assert.Equal(written, JournalText.Plain(text));

    [SkippableFact]
    public void All_three_programs_read_the_postings_of_the_ledger_and_no_others()
    {
        Bookkeepers.OrSkip();
        using var folder = new TestFolder();
        var entries = Texts.Select((text, i) => new JournalEntry(new DateOnly(2024, 8, 14), i + 1, $"Suit {text}: costs", [("sequence", $"{i + 1}"), ("source", text), ("label", text), ("note", text)],
            [new(JournalChart.Funds, 0, Fen.Zero, new Fen(100)), new(JournalChart.IssuerCash, 0, Fen.Zero, new Fen(-100))])).ToList();
        var terms = new CaseTerms("a \"b\"", Texts[1], Texts[1], "t", new Fen(10_000), 1, new(2018, 8, 14), new(2024, 8, 14), new Price(107m));
        var journal = new Journal(terms, new DateOnly(2024, 8, 14), 9, "root", true, entries);
        using (var stream = File.Create(Path.Combine(folder.Root, "x.journal")))
            HledgerJournal.Write(journal, stream);
        using (var stream = File.Create(Path.Combine(folder.Root, "x.beancount")))
            BeancountJournal.Write(journal, stream);

        Bookkeepers.Ask(folder.Root, "hledger", "-f", "x.journal", "check", "--strict", "ordereddates", "payees");
        Bookkeepers.Ask(folder.Root, "bean-check", "x.beancount");
        var hledger = Lines(Bookkeepers.Ask(folder.Root, "hledger", "-f", "x.journal", "reg", "-O", "csv"))[1..];
        Assert.Equal(2 * Texts.Length, hledger.Count);
        Assert.All(hledger, l => Assert.Contains("\"2024-08-14\"", l, StringComparison.Ordinal));
        var ledger = Lines(Bookkeepers.Ask(folder.Root, "ledger", "-f", "x.journal", "--strict", "--pedantic", "--check-payees", "reg", "--format", "%(format_date(date, \"%Y-%m-%d\")) %(account) %(amount)\n"));
        Assert.Equal(2 * Texts.Length, ledger.Count);
        Assert.All(ledger, l => Assert.Matches("^2024-08-14 (Assets:Trustee:Funds 1.00|Equity:PaidBy:Issuer -1.00) CNY$", l));
        Assert.Equal(2 * Texts.Length, Lines(Bookkeepers.Ask(folder.Root, "bean-query", "-f", "csv", "x.beancount", "SELECT date, account, number WHERE date = 2024-08-14")).Count - 1);
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0)];
}
