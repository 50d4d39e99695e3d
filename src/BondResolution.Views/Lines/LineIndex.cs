using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain.Bonds;
using Dapper;

namespace BondResolution.Views.Lines;

/// <summary>
/// Which events hold lines of an account: the read models' index, at their checkpoint. Nothing it says is believed unless it is what was made from the events:
/// the checkpoint's seal binds every run with the digests of its buckets to the ledger's id, sequence and root, and each bucket is held to its digest when it is
/// read. An event that is in no run is not spoken for: who asks reads it.
/// </summary>
public sealed class LineIndex
{
    private readonly ViewsDatabase _views;

    private LineIndex(ViewsDatabase views, IReadOnlyList<LineRun> runs) => (_views, Runs) = (views, runs);

    /// <summary>Every run, by sequence.</summary>
    public IReadOnlyList<LineRun> Runs { get; }

    /// <summary>The index of some read models, held to its seal.</summary>
    /// <exception cref="LineIndexException">It is another one.</exception>
    internal static LineIndex Read(ViewsDatabase views, DbTransaction? transaction = null)
    {
        var (ledger, sequence, root, seal) = views.Connection.QuerySingle<(string, long, byte[], byte[])>("SELECT ledger, sequence, root, seal FROM checkpoint", transaction: transaction);
        var runs = RunsOf(views, transaction);
        return sequence == 0 ? runs.Count == 0 ? new(views, runs) : throw new LineIndexException("runs of no ledger")
            : seal.AsSpan().SequenceEqual(SealOf(ledger, sequence, root, runs)) ? new(views, runs)
            : throw new LineIndexException("the seal differs");
    }

    /// <summary>Which events of a run may hold lines of some accounts, from 0, ascending; no other does.</summary>
    /// <exception cref="LineIndexException">A bucket is not the one that was made.</exception>
    public IReadOnlyList<int> PlacesOf(LineRun run, IReadOnlySet<AccountNumber> accounts)
    {
        var places = new SortedSet<int>();
        foreach (var account in accounts)
        {
            var hash = LineEntry.HashOf(account);
            var entries = Bucket(run, LineEntry.BucketOf(hash, run.Buckets)).AsSpan();
            for (; !entries.IsEmpty; entries = entries[sizeof(uint)..])
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(entries) is var entry && LineEntry.IsOf(entry, hash))
                    places.Add(LineEntry.PlaceOf(entry));
            }
        }

        return [.. places];
    }

    /// <summary>The sequences of events that may hold lines of some accounts, ascending by run; no other event in a run does.</summary>
    /// <exception cref="LineIndexException">A bucket is not the one that was made.</exception>
    internal IEnumerable<long> SequencesOf(IEnumerable<LineRun> runs, IReadOnlySet<AccountNumber> accounts) =>
        runs.SelectMany(run => PlacesOf(run, accounts).Select(place => run.FirstSequence + place));

    /// <summary>All runs there are, not held to anything.</summary>
    internal static IReadOnlyList<LineRun> RunsOf(ViewsDatabase views, DbTransaction? transaction) =>
        views.Connection.Query<LineRun>($"SELECT {LineRun.Columns} FROM line_run ORDER BY sequence", transaction: transaction).AsList();

    /// <summary>Binds runs to a checkpoint.</summary>
    internal static byte[] SealOf(string ledger, long sequence, ReadOnlySpan<byte> root, IReadOnlyList<LineRun> runs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"bondresolution/line-index/1\n{ledger}\n"));
        hash.AppendData(BitConverter.GetBytes(sequence));
        hash.AppendData(root);
        foreach (var run in runs)
            run.AppendTo(hash);
        return hash.GetHashAndReset();
    }

    private byte[] Bucket(LineRun run, int number)
    {
        var entries = _views.Connection.QueryFirstOrDefault<byte[]>(
            "SELECT entries FROM line_bucket WHERE sequence = @sequence AND number = @number", new { sequence = run.FirstSequence, number = (long)number });
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(entries, digest);
        return entries is not null && digest.SequenceEqual(run.Digests.AsSpan(number * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes))
            ? entries
            : throw new LineIndexException($"bucket {number} of the run from sequence {run.FirstSequence} differs");
    }
}
