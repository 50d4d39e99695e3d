using System.Globalization;
using BondResolution.Integrity;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BondResolution.EventStore.Sqlite;

/// <summary>Rows of the ledger as events and head.</summary>
internal static class SqliteRows
{
    /// <summary>The columns <see cref="ReadEvent"/> reads, in its order.</summary>
    public const string EventColumns = "sequence, stream, version, id, type, effective_on, recorded_at, command_id, metadata, payload, (SELECT ledger FROM head), leaf";

    private const int Payload = 9;
    private const int Ledger = 10;
    private const int Leaf = 11;

    private const string DatePattern = "yyyy-MM-dd";

    public static string Text(DateOnly date) => date.ToString(DatePattern, CultureInfo.InvariantCulture);

    public static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    /// <param name="row">The row.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="wants">Asked of the payload where the database has it, so that one nobody wants is not copied; null: it is
    /// wanted.</param>
    /// <exception cref="LedgerAlteredException">A row this program cannot have written.</exception>
    public static StoredEvent ReadEvent(SqliteDataReader row, string path, PayloadWanted? wants = null)
    {
        var sequence = row.GetInt64(0);
        try
        {
            var type = row.GetString(4);
            var payload = raw.sqlite3_column_blob(row.Handle, Payload);
            return new(
                LedgerId.Of(raw.sqlite3_column_blob(row.Handle, Ledger)), sequence, row.GetString(1), row.GetInt64(2), new Guid(row.GetFieldValue<byte[]>(3), bigEndian: true), type,
                DateOnly.ParseExact(row.GetString(5), DatePattern, CultureInfo.InvariantCulture), InstantText.Parse(row.GetString(6)),
                row.GetString(7), row.GetFieldValue<byte[]>(8), wants?.Invoke(sequence, type, payload) == false ? default : Copied(payload))
            {
                KeptLeaf = row.GetFieldValue<byte[]>(Leaf)
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidCastException or InvalidOperationException)
        {
            throw new LedgerAlteredException($"{path}: the row of sequence {sequence} is no event: {e.Message}", e);
        }
    }

    /// <summary>A copy into memory that nobody cleared first: payloads are most of what is read.</summary>
    private static ReadOnlyMemory<byte> Copied(ReadOnlySpan<byte> bytes)
    {
        var copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    /// <summary>The head with its frontier, checked against each other.</summary>
    /// <exception cref="LedgerAlteredException">No head, or one this program cannot have written.</exception>
    public static (LedgerHead Head, MerkleFrontier Frontier) ReadHead(SqliteSession session)
    {
        using var row = session.Statement("SELECT sequence, recorded_at, frontier, root, ledger FROM head").ExecuteReader();
        try
        {
            if (!row.Read())
                throw new FormatException("there is none");
            var head = new LedgerHead(LedgerId.Of(row.GetFieldValue<byte[]>(4)), row.GetInt64(0), InstantText.Parse(row.GetString(1)), row.GetFieldValue<byte[]>(3));
            var frontier = MerkleFrontier.FromBytes(row.GetFieldValue<byte[]>(2));
            if (frontier.Size != head.Sequence || !head.Root.Span.SequenceEqual(frontier.Root()))
                throw new FormatException("sequence, frontier and root do not fit together");
            return (head, frontier);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException)
        {
            throw new LedgerAlteredException($"{session.Path}: the ledger's head is not one: {e.Message}", e);
        }
    }
}
