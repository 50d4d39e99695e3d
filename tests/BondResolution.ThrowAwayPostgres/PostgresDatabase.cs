using Npgsql;

namespace BondResolution.ThrowAwayPostgres;

/// <summary>A database of one test.</summary>
public sealed class PostgresDatabase(PostgresServer server, string name) : IDisposable
{
    /// <summary>The server's owner, who needs no password.</summary>
    public const string User = "bondres";

    public string Name => name;

    public string Uri => UriAt(server.Port);

    /// <summary>The database by another port of loopback that leads to the server.</summary>
    public string UriAt(int port) => $"postgres://{User}@127.0.0.1:{port}/{name}";

    public int Port => server.Port;

    public NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={server.Port};Username={User};Database={name};Pooling=false");
        connection.Open();
        return connection;
    }

    public object? Sql(string sql)
    {
        using var connection = Connect();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public void Dispose() => server.Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
