using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BondResolution.EventStore.Sqlite;

/// <summary>What an error of SQLite means for the ledger, and what to do about it.</summary>
internal static class SqliteErrors
{
    public static Exception Translate(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        // unique keys and triggers: the store checks both itself under the lock, so rows and head do not fit together
        raw.SQLITE_CONSTRAINT => new LedgerAlteredException(
            $"{path}: events and head do not fit together ({e.Message}). Nothing was recorded; run 'bondres audit verify' and restore the file from a copy.", e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Unreachable(e, path, "is locked by another process", "Wait for it to end and try again"),
        raw.SQLITE_FULL => Unreachable(e, path, "has no space left on its disk; nothing was recorded", "Free some space and try again"),
        raw.SQLITE_NOTADB => Unreachable(e, path, "is not a database", "Name another folder for the ledger, or restore the file from a copy"),
        raw.SQLITE_CORRUPT => Unreachable(e, path, "is damaged", "Restore it from a copy"),
        raw.SQLITE_CANTOPEN => Unreachable(e, path, "cannot be opened", "Check that the folder exists and may be written"),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => Unreachable(e, path, "cannot be written", "Check the permissions of the file and its folder"),
        _ => Unreachable(e, path, "cannot be used", "Check the disk and try again"),
    };

    private static StoreUnreachableException Unreachable(SqliteException e, string path, string what, string todo) =>
        new($"{path} {what}. {todo}. ({e.Message})", e);
}
