using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using Dapper;

namespace BondResolution.Views.Lines;

/// <summary>
/// Writes the index of accounts while events are taken in. A run that an earlier catch-up ended in is made anew with what follows, so that the index is the same
/// however many catch-ups made it.
/// </summary>
internal sealed class LineIndexWriter(ViewsDatabase views, DbTransaction transaction, StatementWriter writer)
{
    private readonly List<ulong> _hashes = [];

    /// <summary>Lines of the run up to the end of each of its events.</summary>
    private readonly List<int> _ends = [];
    private LineRun? _run;

    /// <summary>Enters the lines of an event.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="happened">What it says.</param>
    public void Add(StoredEvent stored, IDomainEvent happened)
    {
        var run = new LineRun
        {
            FirstSequence = stored.Sequence, FirstVersion = stored.Version, Stream = stored.Stream, Type = stored.Type, CommandId = stored.CommandId,
            EffectiveOn = stored.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        };
        if (_run is null || !IsNext(_run, _ends.Count, run))
        {
            Flush();
            _run = Reopen(run) ?? run;
        }

        Enter(AccountsOf(happened).AsSpan());
    }

    /// <summary>Writes the run under way.</summary>
    public void Flush()
    {
        if (_run is null)
            return;
        var buckets = LineEntry.BucketsOf(_hashes.Count);
        var (entries, begins) = Sorted(buckets);
        var digests = new byte[buckets * SHA256.HashSizeInBytes];
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var bytes = MemoryMarshal.AsBytes(entries.AsSpan(begins[bucket]..begins[bucket + 1])).ToArray();
            SHA256.HashData(bytes, digests.AsSpan(bucket * SHA256.HashSizeInBytes));
            writer.Run("INSERT INTO line_bucket VALUES ($1,$2,$3)", _run.FirstSequence, (long)bucket, bytes);
        }

        writer.Run("INSERT INTO line_run VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)", _run.FirstSequence, _run.FirstVersion, (long)_ends.Count, (long)_hashes.Count,
            _run.Stream, _run.Type, _run.CommandId, _run.EffectiveOn, digests);
        _run = null;
        _hashes.Clear();
        _ends.Clear();
    }

    /// <summary>Entries by bucket, within it in the order of the lines; and where each bucket begins.</summary>
    private (uint[] Entries, int[] Begins) Sorted(int buckets)
    {
        var hashes = CollectionsMarshal.AsSpan(_hashes);
        var begins = new int[buckets + 1];
        foreach (var hash in hashes)
            begins[LineEntry.BucketOf(hash, buckets) + 1]++;
        for (var bucket = 0; bucket < buckets; bucket++)
            begins[bucket + 1] += begins[bucket];
        var (next, entries, line) = (begins[..^1], new uint[hashes.Length], 0);
        for (var place = 0; place < _ends.Count; place++)
        {
            for (; line < _ends[place]; line++)
                entries[next[LineEntry.BucketOf(hashes[line], buckets)]++] = LineEntry.Of(hashes[line], place);
        }

        return (entries, begins);
    }

    private void Enter(ReadOnlySpan<AccountNumber> accounts)
    {
        foreach (var account in accounts)
            _hashes.Add(LineEntry.HashOf(account));
        _ends.Add(_hashes.Count);
    }

    private static ImmutableArray<AccountNumber> AccountsOf(IDomainEvent happened) => happened switch
    {
        Register.Event.Lines { Rows: var lines } => lines.Accounts,
        HoldingsEvent.Differences { Rows: var lines } => lines.Accounts,
        HoldingsEvent.Purchased { Rows: var lines } => lines.Accounts,
        HoldingsEvent.Paid { Rows: var lines } => lines.Accounts,
        HoldingsEvent.Recovered { Rows: var lines } => lines.Accounts,
        _ => throw new UnknownEventException(happened)
    };

    private static bool IsNext(LineRun run, long events, LineRun next) =>
        events < LineRun.MaxEvents && next.FirstVersion == run.FirstVersion + events && next.FirstSequence == run.FirstSequence + events
        && (next.Stream, next.Type, next.CommandId, next.EffectiveOn) == (run.Stream, run.Type, run.CommandId, run.EffectiveOn);

    /// <summary>The run that is there and goes on with an event, taken out to be written anew; null: there is none.</summary>
    private LineRun? Reopen(LineRun next)
    {
        writer.Flush();
        var last = views.Connection.QueryFirstOrDefault<LineRun>(
            $"SELECT {LineRun.Columns} FROM line_run WHERE stream = @Stream ORDER BY first_version DESC LIMIT 1", new { next.Stream }, transaction);
        if (last is null || !IsNext(last, last.Events, next))
            return null;
        var events = views.Connection.Query<(long Sequence, long Hash)>(
            "SELECT sequence, hash FROM lines WHERE sequence >= @from AND sequence < @to AND hash IS NOT NULL ORDER BY sequence",
            new { from = last.FirstSequence, to = last.FirstSequence + last.Events }, transaction).AsList();
        using (var payloads = views.OpenPayloads())
        {
            foreach (var (sequence, hash) in events)
                Enter(AccountsOf(EventJson.Decode(last.Type, payloads.Read(sequence, hash))).AsSpan());
        }

        writer.Run("DELETE FROM line_bucket WHERE sequence = $1", last.FirstSequence);
        writer.Run("DELETE FROM line_run WHERE sequence = $1", last.FirstSequence);
        return last;
    }
}
