using System.Globalization;
using System.Text.RegularExpressions;
using BondResolution.Application;
using BondResolution.Application.Replay;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Books;
using BondResolution.Files.Journals;
using BondResolution.ThrowAwayPostgres;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Tests.Books;

/// <summary>hledger, ledger and beancount balance exported books, and arrive at the exposure report on every date on which something changed.</summary>
public sealed partial class BalancingTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task All_three_balance_the_case_of_128044()
    {
        Bookkeepers.OrSkip();
        using var folder = new TestFolder();
        await using var ledger = await TestLedger.OpenAsync(folder);
        Assert.Null((await new Script(ledger.Ledger).RunAsync(Path.Combine(Repository(), "data", "lingnan"), null)).Value.StoppedAt);
        await BalanceAsync(folder, ledger.Ledger, await ledger.SequenceAsync());
    }

    [SkippableTheory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(7, false)]
    public async Task All_three_balance_random_histories_also_as_known_earlier(int seed, bool inMoney)
    {
        Bookkeepers.OrSkip();
        using var folder = new TestFolder();
        await using var ledger = await TestLedger.OpenAsync(folder);
        await new RandomHistory(seed, inMoney).RecordAsync(ledger, 110);
        var last = await ledger.SequenceAsync();
        await BalanceAsync(folder, ledger.Ledger, last);
        await BalanceAsync(folder, ledger.Ledger, last / 2);
    }

    private async Task BalanceAsync(TestFolder folder, Ledger ledger, long known)
    {
        await ledger.CatchUpAsync();
        var scope = new Scope(SmallCase.Code, new DateOnly(2027, 1, 1), known);
        var journal = (await ledger.Reports.JournalAsync(scope)).Value;
        Assert.NotEmpty(journal.Entries);
        Write(folder, "case.journal", to => HledgerJournal.Write(journal, to));
        Write(folder, "case.beancount", to => BeancountJournal.Write(journal, to));
        Bookkeepers.Ask(folder.Root, "hledger", "-f", "case.journal", "check", "--strict", "ordereddates", "payees");
        Bookkeepers.Ask(folder.Root, "bean-check", "case.beancount");
        Assert.Empty(Bookkeepers.Ask(folder.Root, "ledger", "-f", "case.journal", "--strict", "--pedantic", "--check-payees", "bal", "nosuchaccount"));

        var hledger = Hledger(folder);
        var dates = journal.Entries.Select(e => e.On).Distinct().ToList();
        output.WriteLine($"as known {known}: {journal.Entries.Count} transactions on {dates.Count} dates");
        foreach (var date in dates)
        {
            var exposure = (await ledger.Reports.ExposureAsync(scope with { AsOf = date })).Value;
            hledger[date].IsThatOf(exposure, $"hledger on {date:yyyy-MM-dd}");
            OfLedger(folder, date).IsThatOf(exposure, $"ledger on {date:yyyy-MM-dd}");
            OfBeancount(folder, date).IsThatOf(exposure, $"beancount on {date:yyyy-MM-dd}");
        }
    }

    /// <summary>hledger's balances at the end of every day.</summary>
    private static Dictionary<DateOnly, Balance> Hledger(TestFolder folder)
    {
        var rows = Bookkeepers.Ask(folder.Root, "hledger", "-f", "case.journal", "bal", "--daily", "--historical", "--flat", "--no-total", "--layout", "bare", "-O", "csv").Split('\n')
            .Where(l => l.Length > 0).Select(l => l.Split("\",\"").Select(c => c.Trim('"')).ToArray()).ToList();
        var days = rows[0][2..].Select(Date).ToList();
        var balances = days.ToDictionary(d => d, _ => new Balance());
        foreach (var row in rows[1..])
        {
            for (var i = 0; i < days.Count; i++)
                balances[days[i]].Set(row[0], row[1] != "CNY", Number(row[i + 2]));
        }

        return balances;
    }

    private static Balance OfLedger(TestFolder folder, DateOnly date)
    {
        var balance = new Balance();
        var end = date.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var line in Bookkeepers.Ask(folder.Root, "ledger", "-f", "case.journal", "-e", end, "bal", "--flat", "--no-total", "--balance-format", "%(account)|%(join(display_total))\n").Split('\n'))
        {
            if (line.Split('|') is not [var account, var amounts])
                continue;
            foreach (Match amount in Amount().Matches(amounts))
                balance.Set(account, amount.Groups[2].Value != "CNY", Number(amount.Groups[1].Value));
        }

        return balance;
    }

    /// <summary>The balances that bean-check found to be so at the beginning of the next day: the last of each account.</summary>
    private static Balance OfBeancount(TestFolder folder, DateOnly date)
    {
        var balance = new Balance();
        foreach (var words in File.ReadLines(Path.Combine(folder.Root, "case.beancount")).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (words is [var day, "balance", var account, var amount, var commodity] && Date(day) <= date.AddDays(1))
                balance.Set(account, commodity != "CNY", Number(amount));
        }

        return balance;
    }

    private static void Write(TestFolder folder, string name, Action<Stream> write)
    {
        using var stream = File.Create(Path.Combine(folder.Root, name));
        write(stream);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BondResolution.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder.FullName;
    }

    [GeneratedRegex("""(-?[0-9.]+) "?(BOND[^"\\ ]*|CNY)""")]
    private static partial Regex Amount();
}
