using System.Globalization;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Time;
using BondResolution.Views.Reports;
using BondResolution.Views.Tests.Refold;

namespace BondResolution.Views.Tests;

/// <summary>Interest of a plan over two instalments, against a sum of single days.</summary>
public sealed class InterestTests
{
    private static readonly DateOnly From = new(2023, 12, 30);

    private static readonly (DateOnly On, long Fen)[] Changes =
        [(new(2023, 12, 1), 10_000_000), (new(2024, 1, 27), -1_010_000), (new(2025, 1, 27), -920_000)];

    public static TheoryData<string, string> Countings()
    {
        var all = new TheoryData<string, string>();
        foreach (var count in new[] { "first", "last", "both" })
        {
            all.Add(count, "365");
            all.Add(count, "act/act");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Countings))]
    public async Task Interest_accrues_on_what_is_owed_each_day_and_stops_at_acceleration(string count, string basis)
    {
        using var folder = new TestFolder();
        folder.File("register.csv", SmallCase.Holders.Replace(",5,5\n", ",5,0\n").Replace(",100,20\n", ",100,0\n"));
        await using var ledger = await TestLedger.OpenAsync(folder);
        await ledger.RecordAsync(
            SmallCase.Open, """{"do":"case.default","on":"2023-12-01","units":1000,"principal":"100000.00","interest":"0.00"}""",
            SmallCase.Import("register.csv", "2023-12-01"),
            $$"""{"do":"plan.adopt","on":"2023-12-10","plan":"1","interest":{ "rate":"0.0475","from":"2023-12-30","basis":"{{basis}}","count":"{{count}}"} }""",
            Declare(1, "2024-01-27"), SmallCase.Fund(1, "2024-01-26"), SmallCase.Pay(1, "2024-01-27"),
            Declare(2, "2025-01-27"), SmallCase.Fund(2, "2025-01-26"), SmallCase.Pay(2, "2025-01-27"));
        var plan = new PlanInterest(Rate.TryParse("0.0475", out var rate) ? rate : default, From, Word<YearBasis>(basis), Word<DayCounting>(count));

        DateOnly[] dates = [From.AddDays(-1), From, From.AddDays(1), new(2024, 1, 26), new(2024, 1, 27), new(2024, 1, 28), new(2024, 2, 29), new(2024, 12, 31),
            new(2025, 1, 1), new(2025, 1, 27), new(2025, 1, 28), new(2025, 6, 30), new(2026, 2, 1)];
        foreach (var date in dates)
            Assert.Equal((date, new Fen(DayByDay.Interest(plan, Changes, date)).ToString()), (date, await AccruedAsync(ledger, date)));

        await ledger.RecordAsync("""{"do":"case.accelerate","on":"2025-07-05","until":"2025-06-30"}""");
        var stopped = new Fen(DayByDay.Interest(plan, Changes, new(2025, 6, 30))).ToString();
        Assert.Equal(stopped, await AccruedAsync(ledger, new(2025, 7, 5)));
        Assert.Equal(stopped, await AccruedAsync(ledger, new(2026, 2, 1)));
        Assert.NotEqual(stopped, await AccruedAsync(ledger, new(2025, 7, 4)));
        Assert.NotEqual(stopped, await AccruedAsync(ledger, new(2025, 6, 29)));
    }

    private static string Declare(int no, string payDate) =>
        $$"""{"do":"instalment.declare","on":"2023-12-11","no":{{no.ToString(CultureInfo.InvariantCulture)}},"payDate":"{{payDate}}","scheme":{{SmallCase.OneInTen}}}""";

    private static T Word<T>(string word) where T : struct, Enum => Words.TryParse<T>(word, out var value) ? value : throw new ArgumentException(word);

    private static async Task<string> AccruedAsync(TestLedger ledger, DateOnly on)
    {
        var report = await ledger.Ledger.Reports.ExposureAsync(new Scope(SmallCase.Code, on, await ledger.Ledger.CatchUpAsync()));
        return report.Value.Interest[0].Accrued.ToString();
    }
}
