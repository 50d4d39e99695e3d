using BondResolution.Application.Tests.Harness;

namespace BondResolution.Application.Tests;

public sealed class RefusedImportTests
{
    [Fact]
    public async Task A_refused_import_leaves_nothing_of_its_holders_in_the_vault()
    {
        using var folder = new TestFolder();
        await using var ledger = await TestLedger.OpenAsync(folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import(folder.File("register.csv", SmallCase.Holders)));
        var before = ledger.Ledger.Vault.Digests(SmallCase.Code);

        await ledger.RefusedAsync(SmallCase.Import(folder.File("other.csv", SmallCase.Holders.Replace("甲", "己", StringComparison.Ordinal).Replace(",300,", ",301,", StringComparison.Ordinal))), "register.already-imported");

        Assert.Equal(before, ledger.Ledger.Vault.Digests(SmallCase.Code));
    }
}
