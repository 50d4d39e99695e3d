using System.Globalization;
using BondResolution.Application.Tests.Harness;

namespace BondResolution.Application.Tests;

/// <summary>What a register is recognised by: its lines, whatever the order of its rows; and when it says that more is held than owed.</summary>
public sealed class SameRegisterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_register_that_is_only_sorted_otherwise_is_the_same_register()
    {
        await using var ledger = await OpenAsync();
        var rows = SmallCase.Holders.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _folder.File("sorted.csv", string.Join('\n', [rows[0], .. rows.Skip(1).Reverse()]) + "\n");
        var before = await ledger.SequenceAsync();
        var outcome = await ledger.RecordAsync(SmallCase.Import("sorted.csv"));
        Assert.Equal("register.same-lines", Assert.Single(outcome.Warnings).Code);
        Assert.Equal(before, await ledger.SequenceAsync());
        Assert.Single(ledger.Ledger.Vault.Digests(SmallCase.Code));
    }

    [Theory]
    [InlineData(",300,0", ",301,0", "0100000004")]
    [InlineData(",300,0", ",300,1", "0100000004")]
    [InlineData("fund,300", "institution,300", "0100000004")]
    [InlineData("P3,丙", "P5,丙", "0100000004")]
    [InlineData("0100000006", "0100000016", "0100000016")]
    public async Task A_register_that_differs_in_one_column_is_another(string from, string to, string account)
    {
        await using var ledger = await OpenAsync();
        _folder.File("other.csv", SmallCase.Holders.Replace(from, to, StringComparison.Ordinal));
        var problem = await ledger.RefusedAsync(SmallCase.Import("other.csv"), "register.already-imported");
        Assert.Contains(problem.Details, d => d.Key == "account" && d.Value == account);
    }

    [Fact]
    public async Task A_register_that_shares_no_account_with_the_one_that_stands_looks_like_another_part_of_it()
    {
        await using var ledger = await OpenAsync();
        _folder.File("part.csv", "account,units\n0100000011,10\n0100000012,10\n");
        var problem = await ledger.RefusedAsync(SmallCase.Import("part.csv"), "register.other-part");
        Assert.Equal(["2024-08-21", "3", "6", "2"], problem.Details.Take(4).Select(d => d.Value));
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(999, "1")]
    [InlineData(100, "900")]
    public async Task A_register_above_the_debt_warns_with_the_figures(long inDefault, string? excess)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        _folder.File("first.csv", SmallCase.Holders);
        var outcome = await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(inDefault), SmallCase.Import("first.csv"));
        Assert.Equal(excess, outcome.Warnings.SingleOrDefault(w => w.Code == "register.above-debt")?.Details.Single(d => d.Key == "excess").Value);
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(1001, "1")]
    [InlineData(3000, "2000")]
    public async Task A_register_below_the_debt_warns_with_the_bonds_that_nobody_is_paid_on(long inDefault, string? missing)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        _folder.File("first.csv", SmallCase.Holders);
        var outcome = await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(inDefault), SmallCase.Import("first.csv"));
        Assert.Equal(missing, outcome.Warnings.SingleOrDefault(w => w.Code == "register.below-debt")?.Details.Single(d => d.Key == "missing").Value);
    }

    /// <summary>Bonds may have been converted by then.</summary>
    [Fact]
    public async Task Before_the_default_fewer_bonds_than_were_issued_say_nothing()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        _folder.File("first.csv", SmallCase.Holders);
        var outcome = await ledger.RecordAsync(SmallCase.Open, SmallCase.Import("first.csv"));
        Assert.DoesNotContain(outcome.Warnings, w => w.Code == "register.below-debt");
    }

    [Fact]
    public async Task A_later_register_counts_against_what_is_outstanding_on_its_day()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Plan, SmallCase.Declare(1, "2024-10-10", SmallCase.OneInTen), SmallCase.Fund(1, "2024-10-09"), SmallCase.Pay(1, "2024-10-10"));
        _folder.File("later.csv", SmallCase.Holders);
        var imported = await ledger.RecordAsync(SmallCase.Import("later.csv", "2024-12-31"));
        var adopted = await ledger.RecordAsync("""{"do":"register.adopt","on":"2024-12-31","recordDate":"2024-12-31"}""");
        foreach (var outcome in new[] { imported, adopted })
        {
            var details = outcome.Warnings.Single(w => w.Code == "register.above-debt").Details.ToDictionary(d => d.Key, d => d.Value);
            Assert.Equal("1000", details["units"]);
            Assert.Equal(1000, long.Parse(details["outstanding"], CultureInfo.InvariantCulture) + long.Parse(details["excess"], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_default_of_fewer_bonds_than_are_held_warns()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        _folder.File("first.csv", SmallCase.Holders);
        var outcome = await ledger.RecordAsync(SmallCase.Open, SmallCase.Import("first.csv"), SmallCase.Default(990));
        Assert.Equal("case.held-above-default", Assert.Single(outcome.Warnings).Code);
    }

    private async Task<TestLedger> OpenAsync()
    {
        var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import(_folder.File("first.csv", SmallCase.Holders)));
        return ledger;
    }
}
