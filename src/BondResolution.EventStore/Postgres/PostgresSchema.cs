using System.Globalization;
using BondResolution.Integrity;
using Npgsql;

namespace BondResolution.EventStore.Postgres;

/// <summary>The tables of a ledger in PostgreSQL, in a schema of their own, and how an older one becomes the present one.</summary>
internal static class PostgresSchema
{
    /// <summary>Where a database's ledger is.</summary>
    public const string Ledger = "bondres";

    /// <summary>What the triggers do.</summary>
    public const string Refusal = "BEGIN RAISE EXCEPTION 'the ledger is append-only'; END";

    /// <summary>"BRLg" in ASCII: whoever makes, migrates or replaces the ledger's tables holds this advisory lock of the database.</summary>
    private const long Lock = 0x42524C67;

    /// <summary>
    /// What leads from each version of the tables to the next, from <see cref="OldestVersion"/>, which the first makes, on. Text is compared byte by byte ("C"), whatever the
    /// database's own order; dates and instants are kept as the leaves hash them. A payload is not packed: it is read more often than it is stored.
    /// The triggers keep mistakes out, by whatever program; against somebody who drops them there are the leaves.
    /// </summary>
    private static readonly string[] Steps =
    [
        $"""
        CREATE TABLE event (
            sequence bigint PRIMARY KEY,
            stream text COLLATE "C" NOT NULL,
            version bigint NOT NULL CHECK (version >= 0),
            id uuid NOT NULL UNIQUE,
            type text COLLATE "C" NOT NULL,
            effective_on text COLLATE "C" NOT NULL,
            recorded_at text COLLATE "C" NOT NULL,
            command_id text COLLATE "C" NOT NULL,
            leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
            metadata bytea NOT NULL,
            payload bytea NOT NULL,
            UNIQUE (stream, version)
        );
        ALTER TABLE event ALTER payload SET STORAGE EXTERNAL;
        CREATE INDEX event_by_command ON event (command_id, sequence);
        CREATE TABLE head (
            one int PRIMARY KEY CHECK (one = 1),
            ledger bytea NOT NULL CHECK (octet_length(ledger) = 16),
            sequence bigint NOT NULL,
            recorded_at text COLLATE "C" NOT NULL,
            frontier bytea NOT NULL,
            root bytea NOT NULL CHECK (octet_length(root) = 32)
        ) WITH (fillfactor = 10);
        CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $do${Refusal}$do$;
        CREATE TRIGGER event_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION append_only();
        CREATE TRIGGER head_is_not_deleted BEFORE DELETE OR TRUNCATE ON head FOR EACH STATEMENT EXECUTE FUNCTION append_only();
        CREATE TRIGGER head_moves_forward BEFORE UPDATE ON head FOR EACH ROW
            WHEN (NEW.one <> OLD.one OR NEW.ledger <> OLD.ledger OR NEW.sequence < OLD.sequence OR NEW.recorded_at < OLD.recorded_at) EXECUTE FUNCTION append_only();
        """
    ];

    /// <summary>Before this the leaves did not name their ledger; no such ledger was kept outside this repository's tests.</summary>
    private const int OldestVersion = 2;

    public static int Version => OldestVersion - 1 + Steps.Length;

    /// <summary>Makes or migrates the tables where they are not of this version; any number of processes may do so at once.</summary>
    /// <exception cref="StoreUnreachableException">A schema of another program, a ledger of a newer version, a database that does not keep UTF-8.</exception>
    public static async Task EnsureAsync(NpgsqlConnection connection, string schema, string name, Func<LedgerId> newLedger, CancellationToken cancel)
    {
        if (await VersionAsync(connection, schema, name, cancel).ConfigureAwait(false) == Version)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await LockAsync(connection, cancel).ConfigureAwait(false);
        var version = await VersionAsync(connection, schema, name, cancel).ConfigureAwait(false); // somebody else may have come first
        if (version == 0)
            await MakeAsync(connection, schema, cancel).ConfigureAwait(false);
        if (version < Version)
            await RunAsync(connection, string.Join('\n', Steps[(version == 0 ? 0 : version - OldestVersion + 1)..]) + string.Create(CultureInfo.InvariantCulture, $"UPDATE ledger SET schema_version = {Version};"), cancel).ConfigureAwait(false);
        if (version == 0)
            await AddHeadAsync(connection, newLedger(), cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Waits, within a transaction, until nobody else makes, migrates or replaces the ledger's tables.</summary>
    public static Task LockAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Lock})"), cancel);

    private static async Task MakeAsync(NpgsqlConnection connection, string schema, CancellationToken cancel) => await RunAsync(connection, $"""
        CREATE SCHEMA {schema};
        CREATE TABLE ledger (one int PRIMARY KEY CHECK (one = 1), schema_version int NOT NULL);
        INSERT INTO ledger (one, schema_version) VALUES (1, 0);
        """, cancel).ConfigureAwait(false);

    private static async Task AddHeadAsync(NpgsqlConnection connection, LedgerId ledger, CancellationToken cancel)
    {
        await using var insert = new NpgsqlCommand("INSERT INTO head (one, ledger, sequence, recorded_at, frontier, root) VALUES (1, $1, 0, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = ledger.ToBytes() }, new() { Value = InstantText.Format(RecordedInstant.Earliest) }, new() { Value = new MerkleFrontier().ToBytes() }, new() { Value = MerkleTree.EmptyRoot() }
            }
        };
        await insert.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>The version of the tables that are there, 0 where there are none.</summary>
    private static async Task<int> VersionAsync(NpgsqlConnection connection, string schema, string name, CancellationToken cancel)
    {
        // asked of the catalogue's tables, which are seen as they are; to_regclass and its like may remember a session's earlier answer
        await using var look = new NpgsqlCommand(
            """
            SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1),
                   EXISTS (SELECT FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = $1 AND relname = 'ledger'),
                   current_setting('server_encoding')
            """, connection)
        {
            Parameters = { new() { Value = schema } }
        };
        bool hasSchema, isLedger;
        string encoding;
        await using (var row = await look.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            await row.ReadAsync(cancel).ConfigureAwait(false);
            (hasSchema, isLedger, encoding) = (row.GetBoolean(0), row.GetBoolean(1), row.GetString(2));
        }

        if (encoding != "UTF8")
            throw new StoreUnreachableException($"{name} keeps text as {encoding}. Make a database with encoding UTF8 for the ledger.");
        if (!hasSchema)
            return 0;
        if (!isLedger)
            throw new StoreUnreachableException($"{name} has a schema {schema} of another program. Name another database for the ledger.");
        await using var ask = new NpgsqlCommand($"SELECT schema_version FROM {schema}.ledger", connection);
        var version = (int)(await ask.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        return version is 0 or >= OldestVersion && version <= Version
            ? version
            : throw new StoreUnreachableException(
                $"{name} is a ledger of schema version {version}; this program knows version {Version}. Use the program that wrote it{(version > Version ? " or a newer one" : "")}.");
    }

    /// <summary>Runs statements, however long they wait.</summary>
    public static async Task RunAsync(NpgsqlConnection connection, string script, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(script, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
