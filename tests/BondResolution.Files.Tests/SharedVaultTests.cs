using BondResolution.Domain.Problems;
using BondResolution.Files.Vault;
using BondResolution.ThrowAwayPostgres;
using Npgsql;

namespace BondResolution.Files.Tests;

/// <summary>A vault in a schema of a PostgreSQL database keeps what one in a file keeps.</summary>
public sealed class SharedVaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase _database;

    public SharedVaultTests()
    {
        Required.PostgresOrSkip();
        _database = PostgresServer.Fast.NewDatabase();
    }

    public void Dispose()
    {
        _database?.Dispose();
        _folder.Dispose();
    }

    [SkippableFact]
    public void Whoever_has_the_key_finds_masked_what_another_wrote_and_the_latest_has_the_last_word()
    {
        using (var writer = Open().Value)
        {
            Assert.True(writer.Write([writer.Seal("C", "d1", 0, Rows("A1", "张三")), writer.Seal("C", "d2", 0, Rows("A1", "李四"))]));
            writer.Write("C", "d1", 0, Rows("A1", "王五")); // again: written last now
        }

        using var reader = Open().Value;
        Assert.Equal("王*", reader.Find("C", "A1").Value.Holder?.Name);
        Assert.Null(reader.Find("C", "A2").Value.Holder);
        Assert.Equal(["d1", "d2"], reader.Digests("C"));
        Assert.True(reader.HasChunk("C", "d1", 0) && !reader.HasChunk("C", "d1", 1));
    }

    [SkippableFact]
    public void A_case_of_many_chunks_is_searched_to_the_first_written()
    {
        using var vault = Open().Value;
        vault.Write(Enumerable.Range(0, 100).Select(i => vault.Seal("C", "d", i, Rows($"A{i}", $"名{i}"))));
        Assert.Equal("名*", vault.Find("C", "A0").Value.Holder?.Name);
        Assert.Equal(100, vault.Purge("C", "d"));
        Assert.Equal(0L, _database.Sql("SELECT count(*) FROM bondres_vault.vault_chunk"));
    }

    [SkippableFact]
    public void An_erased_person_is_gone_from_the_table_and_stays_so_for_a_writer_who_did_not_know()
    {
        using var vault = Open().Value;
        vault.Write("C", "d", 0, VaultRows.Of([new VaultRow("A1", "P1", "张三", "", "", "", ""), new VaultRow("A2", "P2", "李四", "", "", "", "")]));
        Assert.Equal(1, vault.Erase("C", "e1", row => row.Account == "A1").Value);
        Assert.Equal("", vault.Find("C", "A1").Value.Holder?.Name);
        Assert.Equal("李*", vault.Find("C", "A2").Value.Holder?.Name);
        Assert.Equal(["e1"], vault.Tombstones("C"));
        Assert.False(vault.Write([vault.Seal("C", "d", 0, Rows("A1", "张三"))], new HashSet<string>()));
        Assert.Equal("", vault.Find("C", "A1").Value.Holder?.Name);
    }

    [SkippableFact]
    public void Without_its_key_or_with_another_it_does_not_open()
    {
        Open().Value.Dispose();
        Assert.Equal("vault.wrong-key", Open(key: Convert.ToBase64String(new byte[32])).Problem?.Code);
        File.Delete(Path.Combine(_folder.Path, "vault.key"));
        Assert.Equal("vault.key-missing", Open().Problem?.Code);
        _database.Dispose();
        Assert.Equal("vault.unreachable", Open().Problem?.Code);
    }

    [SkippableFact]
    public void Neither_names_nor_the_key_are_in_the_database()
    {
        using var vault = Open().Value;
        vault.Write("C", "d", 0, Rows("A1", "secret-name"));
        Assert.Equal(0L, _database.Sql("SELECT count(*) FROM bondres_vault.vault_chunk WHERE position('secret-name'::bytea IN content) > 0 OR position('A1'::bytea IN content) > 0"));
    }

    [SkippableFact]
    public async Task Many_that_make_the_same_vault_at_once_make_one()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Open())));
        Assert.All(opened, vault => Assert.Null(vault.Problem));
        foreach (var vault in opened)
            vault.Value.Dispose();
    }

    private Outcome<HolderVault> Open(string? key = null)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = _database.Port, Username = PostgresDatabase.User, Database = _database.Name, SearchPath = HolderVault.Schema
        };
        return HolderVault.Open(NpgsqlDataSource.Create(settings.ConnectionString), "postgres://test", _folder.Path, key);
    }

    private static VaultRows Rows(string account, string name) => VaultRows.Of([new VaultRow(account, "P1", name, "", "", "", "")]);
}
