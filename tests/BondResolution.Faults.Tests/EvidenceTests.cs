using System.Security.Cryptography;
using BondResolution.Faults.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace BondResolution.Faults.Tests;

/// <summary>Whoever reads a ledger leaves it as it is, byte for byte, and nothing that is derived, or was not checked, takes people out of the vault.</summary>
public sealed class EvidenceTests
{
    private static readonly string[][] Questions =
    [
        ["audit", "verify"], ["exposure"], ["holder", "show", Story.Named], ["explain", "outstanding.units"], ["audit", "prove", "1"],
        ["audit", "prove", "--account", Story.Named], ["export", "events"], ["export", "hledger"], ["payout", "--instalment", "1"], ["vault", "status"], ["views", "status"]
    ];

    [Fact]
    public void Reading_changes_no_byte_of_the_folder_and_makes_nothing_in_it()
    {
        using var bondres = Recorded();
        var before = Bytes(bondres);
        Asked(bondres, before);

        // what was not caught up, or is missing, is made elsewhere
        Execute(bondres, "views.db", "UPDATE checkpoint SET sequence = 0, root = x'', frontier = x''; DELETE FROM fact; DELETE FROM posting; DELETE FROM lines; DELETE FROM register; DELETE FROM instalment_total");
        Asked(bondres, Bytes(bondres));
        foreach (var file in new[] { "views.db", "vault.db", "vault.key", "signing.key" })
            File.Delete(Path.Combine(bondres.LedgerFolder, file));
        Asked(bondres, Bytes(bondres));
        Assert.Equal(["events.db"], Directory.GetFiles(bondres.LedgerFolder).Select(Path.GetFileName));
    }

    /// <summary>No mode binds root, so the folder is mounted read-only for the program alone, where the machine lets root do so.</summary>
    [SkippableFact]
    public void A_folder_that_may_not_be_written_answers()
    {
        using var bondres = Recorded();
        bondres.Before = $"exec unshare -m sh -c 'mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && shift && exec \"$@\"' sh '{bondres.LedgerFolder}' \"$0\" \"$@\"";
        Skip.If(bondres.Run("--version") is { ExitCode: not 0 } failed && failed.Stderr.Contains("unshare", StringComparison.Ordinal), "no folder can be mounted read-only here");
        Asked(bondres, Bytes(bondres));
    }

    [Theory]
    [InlineData("views.db", "UPDATE fact SET undone_by = 99")]
    [InlineData("views.db", "UPDATE fact SET undone_by = 5 WHERE type LIKE 'register.%'; UPDATE register SET file_digest = 'x'")]
    public void Read_models_that_say_a_register_was_withdrawn_take_nobody_out_of_the_vault(string file, string attack)
    {
        using var bondres = Recorded();
        var (vault, events) = (bondres.Vault(), File.ReadAllBytes(Path.Combine(bondres.LedgerFolder, "events.db")));
        Execute(bondres, file, attack);

        Assert.Equal(3, bondres.Run("audit", "verify").ExitCode);
        bondres.Run("exposure").Well();
        Assert.Equal(events, File.ReadAllBytes(Path.Combine(bondres.LedgerFolder, "events.db")));
        bondres.Run("views", "rebuild");
        bondres.Run("do", """{"do":"case.warn","on":"2024-11-02","case":"100001","by":"issuer","text":"w"}""");

        Assert.Equal(vault, bondres.Vault());
    }

    [Fact]
    public void An_altered_event_takes_nobody_out_of_the_vault()
    {
        using var bondres = Recorded();
        bondres.Run("do", """{"do":"case.warn","on":"2024-11-02","case":"100001","by":"issuer","text":"w"}""").Well();
        var vault = bondres.Vault();
        Execute(bondres, "events.db", """
            DROP TRIGGER event_is_not_updated;
            UPDATE event SET stream = 'vault-100001', version = 0, type = 'vault.erasure-asked/1', payload = CAST('{}' AS BLOB) WHERE sequence = (SELECT max(sequence) FROM event)
            """);

        foreach (var words in new[] { new[] { "audit", "verify" }, ["exposure"], ["views", "rebuild"], ["do", Story.Commands[0]] })
            Assert.NotEqual(134, bondres.Run(words).ExitCode);

        Assert.Equal(vault, bondres.Vault());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Events_that_are_gone_beside_what_knows_of_them_are_told_as_lost_and_nothing_is_made(bool isEmpty)
    {
        using var bondres = Recorded();
        var events = Path.Combine(bondres.LedgerFolder, "events.db");
        File.Delete(events);
        if (isEmpty)
            File.WriteAllBytes(events, []);
        var before = Bytes(bondres);

        foreach (var words in Questions.Append(["audit", "checkpoint"]).Append(["do", Story.Commands[0]]))
        {
            var told = bondres.Run(words);
            Assert.Equal((3, "store.events-lost"), (told.ExitCode, told.ErrorCode));
        }

        Assert.Equal(before, Bytes(bondres));
    }

    [Fact]
    public void Read_models_that_know_of_more_events_than_there_are_name_it()
    {
        using var bondres = Recorded();
        var yesterday = File.ReadAllBytes(Path.Combine(bondres.LedgerFolder, "events.db"));
        bondres.Run("do", """{"do":"case.warn","on":"2024-11-02","case":"100001","by":"issuer","text":"w"}""").Well();
        File.WriteAllBytes(Path.Combine(bondres.LedgerFolder, "events.db"), yesterday);

        Assert.Equal("store.events-lost", bondres.Run("audit", "verify").ErrorCode);
    }

    private static Bondres Recorded()
    {
        var bondres = new Bondres();
        Story.PutFiles(bondres);
        bondres.RunWithInput(Story.Input, "do", "-").Well();
        return bondres;
    }

    private static void Asked(Bondres bondres, string before)
    {
        foreach (var words in Questions)
        {
            bondres.Run(words).Well();
            Assert.True(before == Bytes(bondres), $"{string.Join(' ', words)} changed the folder");
        }
    }

    /// <summary>Every file of the ledger's folder with its digest.</summary>
    private static string Bytes(Bondres bondres) => string.Join('\n', Directory.GetFileSystemEntries(bondres.LedgerFolder).Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}"));

    private static void Execute(Bondres bondres, string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(bondres.LedgerFolder, file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
