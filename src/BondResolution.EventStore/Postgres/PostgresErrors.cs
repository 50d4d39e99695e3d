using Npgsql;

namespace BondResolution.EventStore.Postgres;

/// <summary>What an error of PostgreSQL, or of the way to it, means for the ledger, and what to do about it.</summary>
public static class PostgresErrors
{
    /// <summary>Whether the connection went away, so that nobody knows whether what was sent was done.</summary>
    public static bool IsLost(NpgsqlException e) => e is PostgresException { SqlState: var state }
        ? state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        : e.InnerException is IOException or System.Net.Sockets.SocketException;

    /// <param name="e">What Npgsql threw.</param>
    /// <param name="name">The database, without secrets.</param>
    public static Exception Translate(NpgsqlException e, string name) => e is PostgresException { SqlState: var state } told
        ? state[..2] switch
        {
            // unique keys and triggers: the store checks both itself under the lock, so rows and head do not fit together
            "23" or "P0" => new LedgerAlteredException(
                $"{name}: events and head do not fit together ({told.MessageText}). Nothing was recorded; run 'bondres audit verify' and restore the database from a copy.", e),
            "28" => Unreachable(e, name, "lets nobody in under this name and password", "Check the user in the URI, and give the password in PGPASSWORD, BONDRES_POSTGRES_PASSWORD or a password file"),
            "3D" => Unreachable(e, name, "does not exist", "Make the database first (createdb), or check its name"),
            "53" => Unreachable(e, name, "has no disk space, memory or connection left; nothing was recorded", "Free some and try again"),
            "55" => Unreachable(e, name, "is locked by somebody else", "Wait for them to end and try again"),
            _ => state switch
            {
                PostgresErrorCodes.InsufficientPrivilege => Unreachable(e, name, "may not be changed by this user", "Have its owner grant CREATE on the database, or make the ledger"),
                PostgresErrorCodes.ReadOnlySqlTransaction => Unreachable(e, name, "is read-only (a replica?)", "Name the server that takes writes"),
                PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => Unreachable(e, name, "no longer holds the ledger's tables", "Restore the database from a copy"),
                _ => Unreachable(e, name, "cannot be used", "Check the server and try again")
            }
        }
        : e.InnerException is TimeoutException
            ? Unreachable(e, name, "did not answer in time", "Check the server, or wait for whoever is at work, and try again")
            : Unreachable(e, name, "cannot be reached", "Check host, port and network, and that the server runs");

    private static StoreUnreachableException Unreachable(NpgsqlException e, string name, string what, string todo) =>
        new($"{name} {what}. {todo}. ({(e is PostgresException told ? told.MessageText : e.InnerException?.Message ?? e.Message)})", e);
}
