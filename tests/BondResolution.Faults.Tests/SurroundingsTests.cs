using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Application.Reporting;
using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>Neither the machine's language nor its clock changes what is recorded.</summary>
public sealed class SurroundingsTests
{
    [Theory]
    [InlineData("zh_CN")]
    [InlineData("tr_TR")]
    [InlineData("de_DE")]
    [InlineData("ar_SA")]
    public async Task Every_culture_records_the_same_bytes(string culture)
    {
        Assert.Equal(await BytesAsync("C"), await BytesAsync(culture));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_leaves_instants_in_order_and_figures_as_they_are()
    {
        using var bondres = new Bondres();
        Story.PutFiles(bondres);
        bondres.RunWithInput(string.Concat(Story.Commands.Take(6).Select(c => c + "\n")), "do", "-").Well();
        var place = LedgerPlace.Of(bondres.Ledger, new LedgerSecrets()).Value;
        await using (var store = await place.OpenStoreAsync(new Yesterday(), default))
        {
            var head = await store.ReadHeadAsync();
            await store.AppendAsync("case-100001", EventStore.ExpectedVersion.Any,
                [new(Guid.Parse("00000000-0000-8000-8000-000000000001"), "case.warned/1", new DateOnly(2024, 9, 20), "late",
                    new EventStore.Codec.EventMetadata("100001", "case.warn", "", "tester", null, null, null, null).Encode(), """{"by":"issuer","text":"w"}"""u8.ToArray())]);
            Assert.Equal(head.At, (await store.ReadHeadAsync()).At);
        }

        bondres.RunWithInput(Story.Input, "do", "-").Well();
        Assert.Equal(await CrashPointTests.Undisturbed.Value, await Survivor.CheckAsync(bondres, ["late", "s-end"], "the clock jumped back"));
    }

    /// <summary>Streams, types, payloads and dates of everything, and what reports say.</summary>
    private static async Task<string> BytesAsync(string culture)
    {
        using var bondres = new Bondres();
        Story.PutFiles(bondres);
        bondres.Environment["LC_ALL"] = culture + ".UTF-8";
        bondres.Environment["BONDRES_VAULT_KEY"] = Convert.ToBase64String(new byte[32]); // tokens and salts come from the key
        bondres.RunWithInput(Story.Input, "do", "-", "--lang", "en").Well();
        var lists = bondres.Run("payout", "--case", Story.Code, "--instalment", "1", "--format", "csv").Well().Stdout + bondres.Run("exposure", "--case", Story.Code, "--format", "csv").Well().Stdout;
        var place = LedgerPlace.Of(bondres.Ledger, new LedgerSecrets(VaultKey: Convert.ToBase64String(new byte[32]))).Value;
        await using var ledger = (await Ledger.OpenAsync(place, "tester", TimeProvider.System)).Value;
        var events = new List<string>();
        await foreach (var e in ledger.Store.ReadAllAsync())
            events.Add($"{e.Sequence} {e.Stream} {e.Version} {e.Id} {e.Type} {e.On:O} {e.CommandId} {Convert.ToHexString(e.Metadata.Span)} {Convert.ToHexString(e.Payload.Span)}");
        return string.Join('\n', events) + string.Join('\n', lists.Split('\n').Where(line => !line.StartsWith("asKnown", StringComparison.Ordinal)));
    }

    private sealed class Yesterday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddDays(-1);
    }
}
