using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BondResolution.Application.Desk.Users;

/// <summary>The desk's store beside a ledger in a folder: <c>desk.db</c>, which its owner alone may read.</summary>
internal sealed class DeskFile : DeskStore
{
    private readonly string _connection;

    private DeskFile(string path) => _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="SqliteException">It is no such store, or cannot be written.</exception>
    public static async Task<DeskFile> OpenAsync(string path)
    {
        // Made before SQLite does, so that there is no moment at which others may read it; what SQLite puts beside it has the same rights.
        if (!File.Exists(path))
        {
            using var made = OperatingSystem.IsWindows()
                ? new FileStream(path, FileMode.OpenOrCreate)
                : new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }

        DeskFile file = new(path);
        await using var connection = await file.ConnectAsync();
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL;");
        await connection.ExecuteAsync(Tables.Replace("INT ", "INTEGER ", StringComparison.Ordinal).Replace("BYTES", "BLOB", StringComparison.Ordinal));
        return file;
    }

    private protected override async Task<DbConnection> ConnectAsync()
    {
        SqliteConnection connection = new(_connection);
        await connection.OpenAsync();
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        using SqliteConnection connection = new(_connection);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
