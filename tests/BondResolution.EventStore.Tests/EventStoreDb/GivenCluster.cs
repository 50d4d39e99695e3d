using BondResolution.EventStore.EventStoreDb;
using BondResolution.EventStore.EventStoreDb.Sequence;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.EventStore.Tests.EventStoreDb;

/// <summary>A new ledger on the server that the environment gives, and a folder for its sequences, gone at the end.</summary>
internal sealed class GivenCluster : IDisposable
{
    /// <summary>The address of a server to test on, without <c>ledger=</c>, e.g. <c>esdb://127.0.0.1:2113?tls=false</c>.</summary>
    public const string Variable = "BONDRES_TEST_ESDB";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bondres-esdb-");

    public string Ledger { get; } = "test-" + Guid.NewGuid().ToString("N");

    public string IndexPath(string name = "sequence.db") => Path.Combine(folder.FullName, name);

    /// <summary>The address of the server; the test is skipped where there is none.</summary>
    public static string Given
    {
        get
        {
            var given = Environment.GetEnvironmentVariable(Variable);
            Required.OrSkip("eventstoredb", given is null ? $"no server of EventStoreDB: {Variable} names none" : null);
            return given!;
        }
    }

    /// <summary>The ledger's address on a server.</summary>
    public ClusterAddress AddressOn(string given) => ClusterAddress.Parse(
        given + (given.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "ledger=" + Ledger,
        Environment.GetEnvironmentVariable(ClusterAddress.UserVariable), Environment.GetEnvironmentVariable(ClusterAddress.PasswordVariable));

    /// <param name="clock">Of the instance.</param>
    /// <param name="index">The name of its sequences' file; instances on one file share it, as processes do.</param>
    /// <param name="given">The server; null: the given one.</param>
    public async ValueTask<EventStoreDbStore> OpenAsync(TimeProvider clock, string index = "sequence.db", string? given = null) =>
        await EventStoreDbStore.OpenAsync(AddressOn(given ?? Given), await SqliteSequenceIndex.OpenAsync(IndexPath(index), Ledger), clock, Sample.NewLedger, Guid.NewGuid);

    public void Dispose() => folder.Delete(recursive: true);
}
