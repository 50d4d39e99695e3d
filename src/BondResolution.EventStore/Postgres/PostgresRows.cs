using System.Globalization;
using BondResolution.Integrity;
using Npgsql;

namespace BondResolution.EventStore.Postgres;

/// <summary>Rows of the ledger as events and head.</summary>
internal static class PostgresRows
{
    /// <summary>The columns <see cref="ReadEvent"/> reads, in its order.</summary>
    public const string EventColumns = "sequence, stream, version, id, type, effective_on, recorded_at, command_id, metadata, payload, (SELECT ledger FROM head), leaf";

    /// <summary>The columns <see cref="ReadHeadAsync"/> reads, in its order.</summary>
    public const string HeadColumns = "sequence, recorded_at, frontier, root, ledger";

    private const string DatePattern = "yyyy-MM-dd";

    public static string Text(DateOnly date) => date.ToString(DatePattern, CultureInfo.InvariantCulture);

    /// <exception cref="LedgerAlteredException">A row this program cannot have written.</exception>
    public static StoredEvent ReadEvent(NpgsqlDataReader row, string name)
    {
        var sequence = row.GetInt64(0);
        try
        {
            return new(
                LedgerId.Of(row.GetFieldValue<byte[]>(10)), sequence, row.GetString(1), row.GetInt64(2), row.GetGuid(3), row.GetString(4),
                DateOnly.ParseExact(row.GetString(5), DatePattern, CultureInfo.InvariantCulture), InstantText.Parse(row.GetString(6)),
                row.GetString(7), row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9))
            {
                KeptLeaf = row.GetFieldValue<byte[]>(11)
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidCastException)
        {
            throw new LedgerAlteredException($"{name}: the row of sequence {sequence} is no event: {e.Message}", e);
        }
    }

    /// <summary>The head with its frontier, checked against each other; the reader stands before it.</summary>
    /// <exception cref="LedgerAlteredException">No head, or one this program cannot have written.</exception>
    public static async Task<(LedgerHead Head, MerkleFrontier Frontier)> ReadHeadAsync(NpgsqlDataReader row, string name, CancellationToken cancel)
    {
        try
        {
            if (!await row.ReadAsync(cancel).ConfigureAwait(false))
                throw new FormatException("there is none");
            var head = new LedgerHead(LedgerId.Of(row.GetFieldValue<byte[]>(4)), row.GetInt64(0), InstantText.Parse(row.GetString(1)), row.GetFieldValue<byte[]>(3));
            var frontier = MerkleFrontier.FromBytes(row.GetFieldValue<byte[]>(2));
            if (frontier.Size != head.Sequence || !head.Root.Span.SequenceEqual(frontier.Root()))
                throw new FormatException("sequence, frontier and root do not fit together");
            return (head, frontier);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException)
        {
            throw new LedgerAlteredException($"{name}: the ledger's head is not one: {e.Message}", e);
        }
    }
}
