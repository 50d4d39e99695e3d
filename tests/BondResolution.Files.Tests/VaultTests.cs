using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Vault;
using Microsoft.Data.Sqlite;

namespace BondResolution.Files.Tests;

/// <summary>The vault: nothing readable on the disk, nothing opened under a wrong key or in a wrong place.</summary>
public sealed class VaultTests
{
    private static readonly VaultRow Zhang = new("0123456789", "180000000001", "张三丰", "440101198001011234", "13800001234", "广州市天河路", "备注甲");
    private static readonly VaultRow Li = new("0123456780", "", "Li", "123", "", "", "");

    [Fact]
    public void Nothing_of_a_person_is_readable_in_its_files()
    {
        using var folder = new TemporaryFolder();
        using (var vault = Open(folder))
        {
            vault.Write("128044", "d1", 0, VaultRows.Of([Zhang, Li]));
            AssertUnreadable(folder);
        }

        AssertUnreadable(folder);
    }

    [Fact]
    public void Files_of_the_vault_and_its_key_are_their_owners_alone()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang]));

        foreach (var file in Directory.GetFiles(folder.Path))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(32, Convert.FromBase64String(File.ReadAllText(folder["vault.key"])).Length);
    }

    [Fact]
    public void What_is_shown_of_a_holder_is_masked()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang, Li]));

        var zhang = vault.Find("128044", "0123456789").Value!.Holder;
        var li = vault.Find("128044", "0123456780").Value!.Holder;

        Assert.Equal(new MaskedHolder("d1", "0123456789", "1800****0001", "张*", "4401**********1234", "138****1234", "***", "***"), zhang);
        Assert.Equal(new MaskedHolder("d1", "0123456780", "", "L*", "***", "", "", ""), li);
        Assert.Null(vault.Find("128044", "0000000000").Value!.Holder);
        Assert.Null(vault.Find("128045", "0123456789").Value!.Holder);
    }

    [Fact]
    public void By_the_places_of_its_lines_an_account_is_found_as_without_and_no_other_chunk_is_opened()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write([vault.Seal("128044", "d1", 0, VaultRows.Of([Zhang])), vault.Seal("128044", "d1", 1, VaultRows.Of([Li]))]);
        vault.Write("128044", "d0", 0, VaultRows.Of([Zhang with { Name = "赵六" }]));

        Assert.Equal(("赵*", "d0"), Found([new("d1", 0), new("d0", 0)]));
        Assert.Equal(("张*", "d1"), Found([new("d1", 0)]));
        // a place that does not name it, or is not there, says nothing: everything is looked through
        Assert.Equal(("赵*", "d0"), Found([new("d1", 0), new("d1", 1)]));
        Assert.Equal(("赵*", "d0"), Found([new("d1", 0), new("gone", 0)]));
        Assert.Equal(("赵*", "d0"), Found([]));

        // Li's chunk is damaged: who is looked for by his place does not meet it
        using (var connection = new SqliteConnection($"Data Source={folder["vault.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE vault_chunk SET content = zeroblob(40) WHERE number = 1; UPDATE vault_chunk SET written = 99 WHERE number = 1";
            command.ExecuteNonQuery();
        }

        Assert.Equal(("赵*", "d0"), Found([new("d1", 0), new("d0", 0)]));
        Assert.Equal("vault.altered", vault.Find("128044", Zhang.Account, [new("d1", 1)]).Problem?.Code);
        Assert.Equal("vault.altered", vault.Find("128044", Zhang.Account).Problem?.Code);

        (string? Name, string? Digest) Found(VaultPlace[] places) =>
            vault.Find("128044", Zhang.Account, places).Value.Holder is { } holder ? (holder.Name, holder.Digest) : default;
    }

    [Fact]
    public void A_chunk_may_be_replaced_and_the_one_written_last_is_found()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write([vault.Seal("128044", "d1", 0, VaultRows.Of([Zhang])), vault.Seal("128044", "d1", 1, VaultRows.Of([Li]))]);

        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang with { Name = "王五" }]));
        Assert.Equal("王*", vault.Find("128044", Zhang.Account).Value!.Holder!.Name);
        vault.Write("128044", "d0", 0, VaultRows.Of([Zhang with { Name = "赵六" }]));
        Assert.Equal(("赵*", "d0"), (vault.Find("128044", Zhang.Account).Value!.Holder!.Name, vault.Find("128044", Zhang.Account).Value!.Holder!.Digest));
    }

    [Fact]
    public void Chunks_can_be_asked_for_and_purged()
    {
        using var folder = new TemporaryFolder();
        using var vault = Open(folder);
        vault.Write("128044", "d1", 0, VaultRows.Of([Zhang]));
        vault.Write("128044", "d2", 0, VaultRows.Of([Li]));

        Assert.True(vault.HasChunk("128044", "d1", 0));
        Assert.False(vault.HasChunk("128044", "d1", 1));
        Assert.False(vault.HasChunk("128045", "d1", 0));
        Assert.Equal(["d1", "d2"], vault.Digests("128044"));
        Assert.Equal(1, vault.Purge("128044", "d1"));
        Assert.False(vault.HasChunk("128044", "d1", 0));
        Assert.Equal(["d2"], vault.Digests("128044"));
    }

    [Theory]
    [InlineData("UPDATE vault_chunk SET number = 1")]
    [InlineData("UPDATE vault_chunk SET digest = 'd2'")]
    [InlineData("UPDATE vault_chunk SET content = CAST(substr(content, 1, length(content) - 1) || x'00' AS BLOB)")]
    [InlineData("UPDATE vault_chunk SET content = CAST(x'00' || substr(content, 2) AS BLOB)")]
    [InlineData("UPDATE vault_chunk SET nonce = randomblob(12)")]
    [InlineData("UPDATE vault_chunk SET nonce = x'00', content = x''")]
    public void A_chunk_that_was_altered_or_moved_does_not_open(string alteration)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("vault.altered", Alter(folder, alteration).Code);
    }

    [Fact]
    public void A_wrong_key_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        Open(folder).Dispose();

        var refused = HolderVault.Open(folder["vault.db"], Convert.ToBase64String(new byte[32]));

        Assert.Equal("vault.wrong-key", refused.Problem!.Code);
        Open(folder).Dispose();
    }

    [Fact]
    public void A_missing_key_is_not_made_anew_beside_a_vault()
    {
        using var folder = new TemporaryFolder();
        Open(folder).Dispose();
        File.Delete(folder["vault.key"]);

        Assert.Equal(("vault.key-missing", 4), (HolderVault.Open(folder["vault.db"], null).Problem!.Code, VaultProblems.KeyMissing.ExitCode));
        Assert.False(File.Exists(folder["vault.key"]));
    }

    [Fact]
    public void A_key_from_the_environment_makes_no_file()
    {
        using var folder = new TemporaryFolder();
        var key = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

        using var vault = HolderVault.Open(folder["vault.db"], key).Value!;

        Assert.False(File.Exists(folder["vault.key"]));
    }

    [Fact]
    public void A_token_is_the_same_for_ever_under_one_key_and_differs_by_case_person_and_key()
    {
        using var folder = new TemporaryFolder();
        var key = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
        using var vault = HolderVault.Open(folder["vault.db"], key).Value!;
        using var other = new TemporaryFolder();
        using var stranger = Open(other);

        // Tokens are in events: this value must never change.
        Assert.Equal("8r86v_51ckF5GBn9R6XciQ", vault.PersonToken("128044", "180000000001"));
        string[] tokens =
        [
            vault.PersonToken("128044", "180000000001").ToString(), vault.PersonToken("128044", "180000000002").ToString(),
            vault.PersonToken("1280441", "80000000001").ToString(), stranger.PersonToken("128044", "180000000001").ToString()
        ];
        Assert.Equal(4, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{22}$", token));
    }

    [Fact]
    public void Rows_of_any_length_come_out_as_they_went_in()
    {
        VaultRow[] rows = [Zhang with { Address = new string('地', 4_000), Remark = new string('x', 127) }, Li with { Remark = new string('x', 128), Name = new string('名', 43) }];

        Assert.Equal(rows, VaultRows.Of(rows).Unpack());
    }

    /// <summary>Lets somebody alter a vault behind its back, and looks for a holder in it.</summary>
    internal static Problem Alter(TemporaryFolder folder, string sql)
    {
        using (var vault = Open(folder))
            vault.Write("128044", "d1", 0, VaultRows.Of([Zhang]));
        using (var connection = new SqliteConnection($"Data Source={folder["vault.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        using var again = Open(folder);
        return again.Find("128044", "0123456789").Problem!;
    }

    private static HolderVault Open(TemporaryFolder folder) => HolderVault.Open(folder["vault.db"], null).Value!;

    private static void AssertUnreadable(TemporaryFolder folder)
    {
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            foreach (var text in new[] { Zhang.Account, Zhang.Person, Zhang.Name, Zhang.IdNumber, Zhang.Phone, Zhang.Address, Zhang.Remark, Li.Account })
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, file);
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) < 0, file);
            }
        }
    }
}
