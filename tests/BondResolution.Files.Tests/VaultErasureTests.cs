using BondResolution.Files.Vault;
using Microsoft.Data.Sqlite;

namespace BondResolution.Files.Tests;

/// <summary>Whoever is erased is gone: from what opens, and from the bytes on the disk, ciphertext and journal included.</summary>
public sealed class VaultErasureTests
{
    private static readonly VaultRow Zhang = new("0123456789", "180000000001", "张三丰", "440101198001011239", "13800001234", "广州市天河路", "备注甲");
    private static readonly VaultRow Li = new("0123456780", "180000000002", "李四", "110101199003071233", "", "", "");

    [Fact]
    public void Of_an_erased_person_nothing_is_left_but_the_account_and_others_stay()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang, Li]));
        vault.Write("128044", "d2", 0, VaultRows.Of([Zhang with { Name = "张三" }]));
        vault.Write("128045", "d1", 0, VaultRows.Of([Zhang]));

        Assert.Equal(2, vault.Erase("128044", "c1", row => row.Person == Zhang.Person).Value);

        Assert.Equal(Zhang.Emptied(), vault.Find("128044", Zhang.Account).Value.Row);
        Assert.Equal(Li, vault.Find("128044", Li.Account).Value.Row);
        Assert.Equal(Zhang, vault.Find("128045", Zhang.Account).Value.Row);
        Assert.Equal(["c1"], vault.Tombstones("128044"));
        Assert.Empty(vault.Tombstones("128045"));
        Assert.Equal(0, vault.Erase("128044", "c1", row => row.Person == Zhang.Person).Value);
    }

    [Fact]
    public void The_file_that_had_the_last_word_keeps_it_though_an_older_one_was_rewritten()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang, Li with { Name = "李一" }]));
        vault.Write("128044", "d2", 0, VaultRows.Of([Li]));

        vault.Erase("128044", "c1", row => row.Account == Zhang.Account);

        Assert.Equal("d2", vault.Find("128044", Li.Account).Value.Digest);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_file_of_the_vault_holds_the_ciphertext_that_was_taken_out(bool purged)
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        var rows = Enumerable.Range(0, 400).Select(i => Li with { Account = $"{i:D10}", Name = $"李{i}" }).Append(Zhang);
        vault.Write("128044", "d0", 0, VaultRows.Of([Li]));
        vault.Write("128044", "d1", 0, VaultRows.Of(rows));
        var pieces = Pieces(Contents(folder)["d1"]);
        Assert.All(pieces, piece => Assert.True(Holds(folder, piece)));

        // Somebody looks at the folder all the while, so that no journal is missed by being deleted.
        using (var journal = new JournalWatch(folder))
        {
            if (purged)
                vault.Purge("128044", "d1");
            else
                vault.Erase("128044", "c1", row => row.Account == Zhang.Account);
            Assert.All(pieces, piece => Assert.False(journal.Holds(piece)));
        }

        Assert.All(pieces, piece => Assert.False(Holds(folder, piece)));
        Assert.False(File.Exists(folder["vault.db-journal"]));
        Assert.Equal("李四", vault.Find("128044", Li.Account).Value.Row!.Name);
    }

    [Fact]
    public void Who_writes_without_knowing_of_an_erasure_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang]));
        vault.Erase("128044", "c1", row => row.Account == Zhang.Account);

        Assert.False(vault.Write([vault.Seal("128044", "d2", 0, VaultRows.Of([Zhang]))], new HashSet<string>()));
        Assert.False(vault.HasChunk("128044", "d2", 0));
        Assert.True(vault.Write([vault.Seal("128044", "d2", 0, VaultRows.Of([Zhang]).Without(r => r.Account == Zhang.Account))], new HashSet<string> { "c1" }));
        Assert.Equal(Zhang.Emptied(), vault.Find("128044", Zhang.Account).Value.Row);
        Assert.True(vault.Write([vault.Seal("128045", "d2", 0, VaultRows.Of([Zhang]))], new HashSet<string>()));
    }

    [Fact]
    public void The_same_rows_are_never_encrypted_twice_alike()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write(Enumerable.Range(0, 200).Select(i => vault.Seal("128044", $"d{i}", 0, VaultRows.Of([Zhang]))));

        Assert.Equal(200, Contents(folder).Values.Select(content => Convert.ToHexString(content.AsSpan(0, 16))).Distinct().Count());
    }

    [Fact]
    public void A_vault_that_was_altered_erases_nobody()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang]));
        Run(folder, "UPDATE vault_chunk SET number = 1");

        Assert.Equal("vault.altered", vault.Erase("128044", "c1", row => row.Account == Zhang.Account).Problem?.Code);
        Assert.Empty(vault.Tombstones("128044"));
    }

    [Fact]
    public void A_key_that_others_may_read_is_warned_of()
    {
        using var folder = new TemporaryFolder();
        Open(folder).Dispose();
        if (OperatingSystem.IsWindows())
            return;

        using (var vault = Open(folder))
            Assert.Null(vault.Exposed);
        File.SetUnixFileMode(folder["vault.key"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        using (var vault = Open(folder))
            Assert.Equal("vault.key-exposed", vault.Exposed?.Code);
    }

    [Fact]
    public void An_identity_number_has_one_token_however_it_is_typed()
    {
        using var folder = new TemporaryFolder();
        using var vault = HolderVault.Open(folder["vault.db"], Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray())).Value;

        Assert.Equal(vault.IdentityToken("128044", "11010519491231002X"), vault.IdentityToken("128044", " １１０１０５19491231002x "));
        Assert.NotEqual(vault.IdentityToken("128044", "11010519491231002X"), vault.PersonToken("128044", "11010519491231002X"));
        Assert.NotEqual(vault.IdentityToken("128044", "11010519491231002X"), vault.IdentityToken("128045", "11010519491231002X"));

        // Tokens are in events: this value must never change.
        Assert.Equal("3WsrdvK-dhvjAE0dg9Ly1w", vault.IdentityToken("128044", "11010519491231002X").ToString());
    }

    private static HolderVault Open(TemporaryFolder folder) => HolderVault.Open(folder["vault.db"], null).Value;

    /// <summary>Stretches of a ciphertext, each short enough to lie within a page.</summary>
    private static List<byte[]> Pieces(byte[] content) => [.. content.Chunk(32).Where(piece => piece.Length == 32).Where((_, i) => i % 16 == 8)];

    private static Dictionary<string, byte[]> Contents(TemporaryFolder folder)
    {
        using var connection = Connect(folder);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT digest, content FROM vault_chunk";
        using var reader = command.ExecuteReader();
        var contents = new Dictionary<string, byte[]>();
        while (reader.Read())
            contents.Add(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        return contents;
    }

    private static void Run(TemporaryFolder folder, string sql)
    {
        using var connection = Connect(folder);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Connect(TemporaryFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder["vault.db"]};Pooling=False");
        connection.Open();
        return connection;
    }

    private static bool Holds(TemporaryFolder folder, byte[] piece) => Directory.GetFiles(folder.Path).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(piece) >= 0);

    /// <summary>A journal lives on under a second name when it is deleted: what it held at the end is still to be seen.</summary>
    private sealed class JournalWatch : IDisposable
    {
        private readonly string _journal;
        private readonly FileStream? _kept;

        public JournalWatch(TemporaryFolder folder)
        {
            _journal = folder["vault.db-journal"];
            // SQLite takes a journal that is there and empty for its own.
            _kept = OperatingSystem.IsWindows() ? null : new FileStream(_journal, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }

        public bool Holds(byte[] piece)
        {
            if (_kept is null)
                return false;
            _kept.Position = 0;
            var bytes = new byte[_kept.Length];
            _kept.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(piece) >= 0;
        }

        public void Dispose() => _kept?.Dispose();
    }
}
