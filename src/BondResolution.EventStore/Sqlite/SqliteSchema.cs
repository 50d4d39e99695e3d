using System.Globalization;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Sqlite;

/// <summary>The tables of a ledger in SQLite, and which files are such a ledger.</summary>
internal static class SqliteSchema
{
    /// <summary>"BRLg" in ASCII: marks the file as a ledger of this program.</summary>
    public const int ApplicationId = 0x42524C67;

    /// <summary>Version 1 was of programs whose leaves did not name their ledger; none of it was kept outside this repository's tests.</summary>
    public const int Version = 2;

    // Four times SQLite's default: chunks of a register are tens of kilobytes, and take half the time to write this way.
    private const int PageBytes = 16 * 1024;

    // Payload last: to get at a column SQLite walks over everything before it, and a payload has many pages.
    // The triggers keep mistakes out, by whatever program: INSERT OR REPLACE would delete rows past a DELETE trigger,
    // so what may be inserted is only ever the next event. Against somebody who drops them there are the leaves.
    internal const string Tables =
        """
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY,
            stream TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version >= 0),
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            type TEXT NOT NULL,
            effective_on TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            command_id TEXT NOT NULL,
            leaf BLOB NOT NULL CHECK (length(leaf) = 32),
            metadata BLOB NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (stream, version)
        ) STRICT;
        CREATE INDEX event_by_command ON event (command_id);
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            ledger BLOB NOT NULL CHECK (length(ledger) = 16),
            sequence INTEGER NOT NULL,
            recorded_at TEXT NOT NULL,
            frontier BLOB NOT NULL,
            root BLOB NOT NULL CHECK (length(root) = 32)
        ) STRICT;

        CREATE TRIGGER event_is_next BEFORE INSERT ON event
        WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM event)
          OR NEW.version <> (SELECT coalesce(max(version), -1) + 1 FROM event WHERE stream = NEW.stream)
          OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'not the next event of the ledger and of its stream'); END;
        CREATE TRIGGER event_is_not_updated BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER head_is_one BEFORE INSERT ON head WHEN EXISTS (SELECT 1 FROM head)
        BEGIN SELECT RAISE(ABORT, 'the ledger has one head'); END;
        CREATE TRIGGER head_moves_forward BEFORE UPDATE ON head
        WHEN NEW.one <> OLD.one OR NEW.ledger <> OLD.ledger OR NEW.sequence < OLD.sequence OR NEW.recorded_at < OLD.recorded_at
        BEGIN SELECT RAISE(ABORT, 'the head only moves forward'); END;
        CREATE TRIGGER head_is_not_deleted BEFORE DELETE ON head
        BEGIN SELECT RAISE(ABORT, 'the ledger has one head'); END;
        """;

    /// <summary>Makes the tables in a new file and says whether it did; leaves a ledger as it is; refuses everything else before anything is written.</summary>
    /// <param name="session">The file.</param>
    /// <param name="newLedger">Asked for the id of a ledger that is made.</param>
    /// <exception cref="StoreUnreachableException">Another database, a ledger of another version, or a file system that cannot do write-ahead logging.</exception>
    public static bool Ensure(SqliteSession session, Func<LedgerId> newLedger)
    {
        var isNew = IsNew(session);
        if (isNew)
            session.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA page_size = {PageBytes}")); // only before the first page
        if (session.Scalar("PRAGMA journal_mode = WAL") is not "wal")
            throw new StoreUnreachableException(
                $"The file system of {session.Path} cannot keep a write-ahead log (a network drive?). Move the ledger to a local one.");
        if (isNew)
            return session.InTransaction(() => CreateUnlessSomebodyElseDid(session, newLedger));
        return false;
    }

    /// <summary>Refuses what is no ledger of this program; changes nothing.</summary>
    /// <exception cref="StoreUnreachableException">No ledger, or one of another version.</exception>
    /// <exception cref="LedgerAlteredException">A file without the tables of one.</exception>
    public static bool Check(SqliteSession session) => IsNew(session) ? throw new LedgerAlteredException($"{session.Path} holds no tables of a ledger.") : true;

    private static bool IsNew(SqliteSession session)
    {
        var application = Number(session, "PRAGMA application_id");
        var version = Number(session, "PRAGMA user_version");
        if (application == 0 && version == 0 && Number(session, "SELECT count(*) FROM sqlite_schema") == 0)
            return true;
        if (application != ApplicationId)
            throw new StoreUnreachableException($"{session.Path} is a database of another program. Name another folder for the ledger.");
        if (version != Version)
            throw new StoreUnreachableException(
                $"{session.Path} is a ledger of schema version {version}; this program knows version {Version}. Use the program that wrote it{(version > Version ? " or a newer one" : "")}.");
        return false;
    }

    private static bool CreateUnlessSomebodyElseDid(SqliteSession session, Func<LedgerId> newLedger)
    {
        if (!IsNew(session)) // between the first look and the lock
            return false;
        session.Script(Tables);
        session.Statement(
            "INSERT INTO head (one, ledger, sequence, recorded_at, frontier, root) VALUES (1, $1, 0, $2, $3, $4)",
            newLedger().ToBytes(), InstantText.Format(RecordedInstant.Earliest), new MerkleFrontier().ToBytes(), MerkleTree.EmptyRoot()).ExecuteNonQuery();
        session.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};"));
        return true;
    }

    private static long Number(SqliteSession session, string sql) => (long)session.Scalar(sql)!;
}
