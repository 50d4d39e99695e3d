using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>Wherever an import is cut off, nobody is in the vault without it, and what is given up goes from the vault too.</summary>
public sealed class VaultOrderTests
{
    /// <summary>Of the import's appends the first opens it, the second has its lines and seal.</summary>
    public static TheoryData<string, string> Points()
    {
        var data = new TheoryData<string, string>();
        foreach (var kind in new[] { "file", "postgres" })
        {
            foreach (var point in new[] { "append.begun:1", "append.committed:1", "vault.written", "append.inserted:2", "append.committed:2" })
                data.Add(kind, point);
        }

        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Points))]
    public async Task Nobody_is_in_the_vault_without_his_import_and_who_comes_with_another_file_finds_nobody_of_the_first(string kind, string point)
    {
        var because = $"{kind}, killed at {point}";
        using var bondres = Bondres.At(kind, isDurable: true);
        Story.PutFiles(bondres);
        var place = LedgerPlace.Of(bondres.Ledger, new LedgerSecrets(KeyFolder: bondres.KeyFolder)).Value;
        bondres.RunWithInput(string.Concat(Story.Commands.Take(2).Select(c => c + "\n")), "do", "-").Well();
        bondres.Environment["BONDRES_CRASH_AT"] = point;
        var told = bondres.RunWithInput(Story.Commands[2] + "\n", "do", "-");
        bondres.Environment.Remove("BONDRES_CRASH_AT");
        Assert.True(told.ExitCode == 128 + 9, $"{because}: {told.ExitCode}\n{told.Stderr}");

        var digests = await VaultOrder.CheckAsync(place, because);
        Assert.Equal(point is "vault.written" or "append.inserted:2" or "append.committed:2" ? 1 : 0, digests.Count);

        // another file: what stands unsealed is given up, and goes from the vault when the ledger is opened next
        if (point == "append.committed:2")
            return;
        var register = Path.Combine(bondres.Home, "register.csv");
        File.WriteAllText(register, File.ReadAllText(register).Replace("名5,", "别,", StringComparison.Ordinal));
        bondres.RunWithInput(Story.Commands[2].Replace("s-import", "s-other", StringComparison.Ordinal) + "\n", "do", "-").Well();
        await using (var ledger = (await Ledger.OpenAsync(place, "tester", TimeProvider.System)).Value)
            Assert.Single(ledger.Vault.Digests(Story.Code));
        Assert.NotEqual(digests, await VaultOrder.CheckAsync(place, because));
    }
}
