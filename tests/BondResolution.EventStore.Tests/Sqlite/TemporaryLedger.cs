using Microsoft.Data.Sqlite;

namespace BondResolution.EventStore.Tests.Sqlite;

/// <summary>A folder of its own for a ledger's file, gone at the end; and another program's hands on that file.</summary>
internal sealed class TemporaryLedger : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bondres-ledger-");

    public string Folder => folder.FullName;

    public string Path => System.IO.Path.Combine(Folder, "ledger.db");

    /// <summary>A connection that knows nothing of the store.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Default Timeout=1");
        connection.Open();
        return connection;
    }

    public object? Sql(string sql)
    {
        using var connection = Connect();
        return Sql(connection, sql);
    }

    public static object? Sql(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>The file with its write-ahead log as a power cut would leave them now.</summary>
    public TemporaryLedger AsAfterAPowerCut()
    {
        var copy = new TemporaryLedger();
        foreach (var suffix in new[] { "", "-wal" })
            if (File.Exists(Path + suffix))
                File.Copy(Path + suffix, copy.Path + suffix);
        return copy;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
