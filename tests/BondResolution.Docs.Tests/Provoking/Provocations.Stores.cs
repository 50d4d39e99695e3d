using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Postgres;
using BondResolution.EventStore.Sqlite;
using Microsoft.Data.Sqlite;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of the ledger's store: store.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Stores() =>
    [
        Running("store.unknown-kind", 2, _ => Words("exposure", "--ledger", "nowhere://ledger")),
        Computing("store.bad-address", 2, () => PostgresAddress.Parse("postgres://clerk@db:port/bonds").Problem),
        Running("store.bad-place", 2, _ => Words("exposure", "--views", "file:elsewhere")),
#if EVENTSTOREDB
        Computing("store.not-built", 2, () => StoreProblems.NotBuilt.With()), // this program was built with them
#else
        Running("store.not-built", 2, _ => Words("exposure", "--ledger", "esdb://127.0.0.1:1", "--views", "file:elsewhere")),
#endif
        Running("store.no-ledger", 4, _ => Words("exposure")),
        Running("store.events-lost", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            File.Delete(Ledger(folder));
            return ["audit", "verify"];
        }),
        Running("store.unreachable", 4, async folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "ledger"));
            await File.WriteAllTextAsync(Path.Combine(folder, "ledger", "events.db"), new string('x', 4096));
            return ["exposure"];
        }),
        Running("store.unreadable-event", 4, async folder =>
        {
            await using var store = await SqliteEventStore.OpenAsync(Path.Combine(folder, "ledger", "events.db"), TimeProvider.System, () => BondResolution.Integrity.LedgerId.Of([.. Enumerable.Repeat((byte)1, 16)]));
            var metadata = new EventMetadata("100001", "case.open", "", "docs", null, null, null, null).Encode();
            await store.AppendAsync("case-100001", ExpectedVersion.None,
                [new NewEvent(Guid.Parse("00000000-0000-8000-8000-000000000001"), "case.opened/9", new DateOnly(2018, 8, 14), "c", metadata, "{}"u8.ToArray())]);
            return ["exposure"];
        }),
        Running("store.altered", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            Execute(Path.Combine(folder, "ledger", "events.db"), "DROP TRIGGER event_is_not_deleted; DELETE FROM event");
            File.Delete(Path.Combine(folder, "ledger", "views.db"));
            return ["exposure", "--case", "100001"];
        })
    ];

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
