using System.Data.Common;
using BondResolution.Domain.Bonds;
using BondResolution.EventStore;
using BondResolution.Integrity;
using BondResolution.Views.Lines;
using Dapper;

namespace BondResolution.Views;

/// <summary>
/// The read models in a database. Tables and questions are the same in every kind of database; what differs is here and in the classes
/// below. Read models that are missing, damaged, of another version, or that stand for other events than the ledger holds are made anew
/// from the events; nothing in them is the truth. One instance is used by one caller at a time.
/// </summary>
public abstract class ViewsDatabase : IAsyncDisposable
{
    /// <summary>Why the read models were made anew when they were opened, or null.</summary>
    public string? RebuiltBecause { get; protected set; }

    /// <summary>The open connection on which questions are asked.</summary>
    internal abstract DbConnection Connection { get; }

    /// <summary>The sequence the read models stand for, and the root of the ledger then.</summary>
    public (long Sequence, byte[] Root) Checkpoint() =>
        Connection.QuerySingle<(long, byte[])>("SELECT sequence, root FROM checkpoint");

    /// <summary>Which events hold lines of an account, up to the checkpoint.</summary>
    /// <exception cref="LineIndexException">It is not what was made from the events.</exception>
    internal LineIndex Lines() => LineIndex.Read(this);

    /// <summary>The runs of a stream, and which of their events may hold lines of some accounts, from 0: no other event of the run does.</summary>
    /// <exception cref="LineIndexException">The index is not what was made from the events.</exception>
    public IReadOnlyList<(LineRun Run, IReadOnlyList<int> Places)> LinesOf(string stream, IReadOnlySet<AccountNumber> accounts)
    {
        using var reading = BeginReading();
        var index = Lines();
        return [.. index.Runs.Where(run => run.Stream == stream).Select(run => (run, index.PlacesOf(run, accounts)))];
    }

    /// <summary>Makes the read models anew because their index of accounts was altered while they were open.</summary>
    public async Task MendAsync(IEventStore store, CancellationToken cancel = default)
    {
        await RebuildAsync(store, cancel);
        RebuiltBecause = LineIndexException.Reason;
    }

    /// <summary>The right edge of the tree over the events the read models stand for, as they were when they were taken in.</summary>
    internal MerkleFrontier Frontier() =>
        Connection.QuerySingle<byte[]>("SELECT frontier FROM checkpoint") is { Length: > 0 } edge ? MerkleFrontier.FromBytes(edge) : new MerkleFrontier();

    /// <summary>Why the checkpoint is none, or not one of this ledger; null where it is.</summary>
    private protected async Task<string?> MisfitOfCheckpointAsync(IEventStore store, CancellationToken cancel)
    {
        var (sequence, root) = Checkpoint();
        if (!IsAtEdge(sequence, root))
            return "their checkpoint does not fit itself";
        if (sequence == 0)
            return null;
        var head = await store.ReadHeadAtAsync(sequence, cancel);
        if (head is not null && Connection.QuerySingle<string>("SELECT ledger FROM checkpoint") != head.Ledger.ToString())
            return "they stood for a ledger of another id";
        if (head is null || !head.Root.Span.SequenceEqual(root))
            return "they stood for other events than the ledger holds";
        try
        {
            LineIndex.Read(this);
            return null;
        }
        catch (LineIndexException)
        {
            return LineIndexException.Reason;
        }
    }

    private bool IsAtEdge(long sequence, byte[] root)
    {
        try
        {
            var tree = Frontier();
            return tree.Size == sequence && (sequence == 0 ? root.Length == 0 : root.AsSpan().SequenceEqual(tree.Root()));
        }
        catch (Exception unread) when (unread is FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Builds the read models anew from all events, beside the live ones, and swaps them in at the end.</summary>
    public abstract Task RebuildAsync(IEventStore store, CancellationToken cancel = default);

    /// <summary>Builds the read models anew beside the live ones, as far as these go, and holds these to them: what differs first; null where nothing does.</summary>
    /// <remarks>Appends go on meanwhile, and so does whoever takes them in.</remarks>
    public async Task<string?> FindAlteredAsync(IEventStore store, CancellationToken cancel = default)
    {
        var fresh = await MakeBesideAsync(cancel);
        try
        {
            while (true)
            {
                await new Projector(fresh).CatchUpAsync(store, to: Checkpoint().Sequence, cancel: cancel);
                await using var snapshot = BeginSnapshot();
                if (Checkpoint().Sequence == fresh.Checkpoint().Sequence) // else others took something in
                    return ViewsComparison.Find(Connection, Place, PlaceOf(fresh));
            }
        }
        finally
        {
            await DropBesideAsync(fresh);
        }
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>The schema of the live tables on <see cref="Connection"/>.</summary>
    private protected abstract string Place { get; }

    /// <summary>The schema on <see cref="Connection"/> of tables made beside.</summary>
    private protected abstract string PlaceOf(ViewsDatabase beside);

    /// <summary>Makes empty tables beside the live ones; both can be read on <see cref="Connection"/>.</summary>
    private protected abstract Task<ViewsDatabase> MakeBesideAsync(CancellationToken cancel);

    /// <summary>Takes away what was made beside.</summary>
    private protected abstract Task DropBesideAsync(ViewsDatabase beside);

    /// <summary>From its first question on, everything is seen as it was then until the transaction's end.</summary>
    private protected abstract DbTransaction BeginSnapshot();

    /// <summary>Waits until nobody else takes events in, and keeps it so until the transaction's end.</summary>
    internal abstract Task<DbTransaction> BeginCatchUpAsync(CancellationToken cancel);

    /// <summary>Runs statements within a transaction.</summary>
    internal abstract StatementWriter Writer(DbTransaction transaction);

    /// <summary>Keeps the tables from being swapped until it is disposed of, so that several questions are about the same ones.</summary>
    internal abstract IDisposable? BeginReading();

    /// <summary>
    /// Whether the table of lines keeps their payloads, because the events are where no statement of the read models reaches.
    /// </summary>
    internal abstract bool KeepsPayloads { get; }

    /// <summary>Reads the payloads of lines.</summary>
    internal abstract PayloadReader OpenPayloads();

    /// <summary>Of read models that keep payloads: answers one by its sequence, $1.</summary>
    private protected const string KeptPayload = "SELECT payload FROM lines WHERE sequence = $1 AND payload IS NOT NULL";
}
