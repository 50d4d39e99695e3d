using BondResolution.EventStore;
using BondResolution.EventStore.Postgres;
using BondResolution.Faults.Tests.Harness;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.Faults.Tests;

/// <summary>The connection cut at the moment of the commit: it is tried once more, and recorded once.</summary>
public sealed class ConnectionCutTests
{
    private static readonly Integrity.LedgerId Ledger = Integrity.LedgerId.Parse("0f1e2d3c4b5a69788796a5b4c3d2e1f0")!.Value;

    [SkippableTheory]
    [InlineData(true, 2, true)]
    [InlineData(true, 40, true)]
    [InlineData(false, 2, false)]
    [InlineData(false, 40, false)]
    public async Task An_append_whose_commit_or_answer_is_lost_is_recorded_once(bool passesOn, int count, bool stoodAlready)
    {
        Required.PostgresOrSkip();
        using var database = PostgresServer.Durable.NewDatabase();
        await using var direct = await PostgresEventStore.OpenAsync(PostgresAddress.Parse(database.Uri).Value, TimeProvider.System, () => Ledger);
        // the message that commits, and not the one that begins: READ COMMITTED
        using var proxy = new CuttingProxy(database.Port, "COMMIT\0"u8, passesOn);
        await using var store = await PostgresEventStore.OpenAsync(PostgresAddress.Parse(database.UriAt(proxy.Port)).Value, TimeProvider.System, () => Ledger);

        var result = await store.AppendAsync("case-1", ExpectedVersion.None, Events(count));

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(new AppendResult.Recorded(1, count, Again: stoodAlready), result);
        Assert.Equal(count, (await direct.ReadHeadAsync()).Sequence);
        Assert.Equal(Enumerable.Range(1, count).Select(i => (long)i), await direct.ReadAllAsync().Select(e => e.Sequence).ToListAsync());
        Assert.Equal(new AppendResult.Recorded(1, count, Again: true), await store.AppendAsync("case-1", ExpectedVersion.None, Events(count)));
    }

    [SkippableFact]
    public void A_command_whose_answer_is_lost_is_done_once_and_says_so()
    {
        using var bondres = Bondres.At("postgres", isDurable: true);
        using var proxy = new CuttingProxy(bondres.Database!.Port, "suit"u8, passesOn: true);
        Story.PutFiles(bondres);
        bondres.RunWithInput(string.Concat(Story.Commands.Take(2).Select(c => c + "\n")), "do", "-").Well();
        var sequence = bondres.Json("views", "status").Units("events");

        // the statement that inserts the event holds its text; the proxy cuts when it has been answered, before the commit
        var warned = bondres.Run("do", """{"do":"case.warn","on":"2024-09-01","case":"100001","by":"issuer","text":"suit"}""", "--ledger", bondres.Database!.UriAt(proxy.Port)).Well();

        Assert.Equal(1, proxy.Cuts);
        Assert.Single(Survivor.Acknowledged(warned.Stderr));
        Assert.Equal(sequence + 1, bondres.Json("views", "status").Units("events"));
    }

    private static List<NewEvent> Events(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new NewEvent(new Guid(i, 0, 0, new byte[8]), "case.warned/1", new DateOnly(2024, 8, 14), "c1", "{}"u8.ToArray(), new byte[100 * i]))];
}
