using Npgsql;

namespace BondResolution.EventStore.Postgres;

/// <summary>
/// What an audit looks for in the database beside the events it reads in order: all that other ways of reading would find instead, and
/// protections that are gone. Whether the server's own indexes fit its rows is the server's to check (<c>pg_amcheck</c>).
/// </summary>
internal static class PostgresMisfit
{
    /// <summary>The first thing wrong, or null.</summary>
    public static async Task<string?> FindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand(
            """
            SELECT (SELECT count(*) FROM event), (SELECT sequence FROM head),
                   ARRAY(SELECT tgname::text || ' ' || tgenabled::text FROM pg_trigger WHERE tgrelid IN ('event'::regclass, 'head'::regclass) AND NOT tgisinternal ORDER BY 1),
                   ARRAY(SELECT conname::text FROM pg_constraint WHERE conrelid IN ('event'::regclass, 'head'::regclass) AND contype IN ('p', 'u', 'c') ORDER BY 1),
                   (SELECT string_agg(prosrc, ' ') FROM pg_proc WHERE proname = 'append_only' AND pronamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'event'::regclass))
            """, connection);
        await using var row = await ask.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await row.ReadAsync(cancel).ConfigureAwait(false);
        var (rows, head) = (row.GetInt64(0), row.GetInt64(1));
        if (rows != head)
            return $"there are {rows} rows of events, and the head says {head}";
        return Other("trigger", row.GetFieldValue<string[]>(2), Triggers) ?? Other("constraint", row.GetFieldValue<string[]>(3), Constraints)
            ?? (!row.IsDBNull(4) && row.GetString(4) == PostgresSchema.Refusal ? null : "its function append_only is not as this program makes it");
    }

    // enabled for every session that is no replica ("O"), as they are made
    private static readonly string[] Triggers = ["event_is_not_changed O", "head_is_not_deleted O", "head_moves_forward O"];

    private static readonly string[] Constraints =
    [
        "event_id_key", "event_leaf_check", "event_pkey", "event_stream_version_key", "event_version_check", "head_ledger_check", "head_one_check", "head_pkey", "head_root_check"
    ];

    private static string? Other(string kind, string[] found, string[] made) =>
        found.Except(made, StringComparer.Ordinal).Concat(made.Except(found, StringComparer.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault() is { } other
            ? $"its {kind} {other.Split(' ')[0]} is not as this program makes it"
            : null;
}
