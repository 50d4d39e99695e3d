using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Audit;
using BondResolution.Application.Exports;
using BondResolution.Application.Places;
using BondResolution.Application.Tests.Harness;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Tests.Audit;

/// <summary>Proofs that anybody checks without the ledger, and events that give the same root wherever they are restored.</summary>
public sealed class ProofTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestLedger _ledger = null!;
    private SigningKey _key = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(_folder);
        await _ledger.RecordAsync(AuditedCase.Commands(_folder));
        _key = SigningKey.Load(_folder.Ledger).Value;
    }

    public async Task DisposeAsync()
    {
        _key.Dispose();
        await _ledger.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_event_is_proved_and_a_proof_of_one_is_none_of_another()
    {
        var size = await _ledger.SequenceAsync();
        for (var sequence = 1L; sequence <= size; sequence++)
        {
            var proof = Again((await new Prover(_ledger.Ledger.Store, _key).OfSequenceAsync(sequence)).Value);
            Assert.Null(proof.Refute(_key.Key));
            Assert.NotNull((proof with { Event = proof.Event! with { Leaf = proof.Event.Leaf with { Sequence = sequence % size + 1 } } }).Refute(_key.Key));
        }
    }

    [Fact]
    public async Task A_receipt_holds_for_its_account_and_for_no_other_line()
    {
        var account = (await AccountsAsync())[0];
        var receipt = Again((await new Prover(_ledger.Ledger.Store, _key).OfAccountAsync(account)).Value);
        var line = receipt.Lines[0];

        Assert.Null(receipt.Refute(_key.Key));
        Assert.NotNull((receipt with { Account = "9999999999" }).Refute(_key.Key));
        foreach (var altered in new[]
        {
            line with { Columns = [.. line.Columns.Select(c => c.Name == "units" ? c with { Value = c.Value + "0" } : c)] },
            line with { Columns = [.. line.Columns.Select(c => c.Name == "units" ? c with { Name = "frozen" } : c.Name == "frozen" ? c with { Name = "units" } : c)] },
            line with { Columns = [.. line.Columns.Select(c => c.Name == "units" ? c with { Kind = "optional" } : c)] },
            line with { Columns = [.. line.Columns, ("paid", "optional", null)] },
            line with { Salt = new byte[16] },
            line with { Index = line.Index + 1 },
            line with { ChunkLines = line.ChunkLines + 16 },
            line with { Chunk = line.Chunk + 1, Chunks = line.Chunks + 1 },
            line with { Type = "holdings.paid/2" },
            line with { Seal = receipt.Lines[^1].Seal }
        })
            Assert.NotNull((receipt with { Lines = [altered] }).Refute(_key.Key));
    }

    [Fact]
    public async Task A_place_that_fills_beside_first_and_then_in_place_reads_the_file_each_time()
    {
        using var folder = new TestFolder();
        var file = folder.File("events.jsonl", "");
        using (var to = File.Create(file))
            await EventsFile.WriteAsync(_ledger.Ledger.Store, to);

        var restored = await EventsFile.RestoreAsync(() => File.ReadLines(file), file, new FilledTwice(folder.Ledger));

        Assert.Null(restored.Problem);
        Assert.Equal((await _ledger.Ledger.Store.ReadHeadAsync()).Root.ToArray(), restored.Value.Root.ToArray());
    }

    [Fact]
    public async Task A_receipt_shows_nobody_elses_account()
    {
        var accounts = await AccountsAsync();
        var text = ((await new Prover(_ledger.Ledger.Store, _key).OfAccountAsync(accounts[0])).Value).ToJson().ToJsonString();
        Assert.All(accounts.Skip(1), other => Assert.DoesNotContain(other, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_restored_into_an_empty_ledger_have_the_same_root_and_into_another_they_are_refused()
    {
        using var file = new MemoryStream();
        await EventsFile.WriteAsync(_ledger.Ledger.Store, file);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var folder = new TestFolder();

        var restored = await EventsFile.RestoreAsync(() => lines, "events.jsonl", new FolderPlace(folder.Ledger));
        Assert.Equal((await _ledger.Ledger.Store.ReadHeadAsync()).Root.ToArray(), restored.Value.Root.ToArray());
        Assert.Equal("restore.not-empty", (await EventsFile.RestoreAsync(() => lines, "events.jsonl", new FolderPlace(folder.Ledger))).Problem?.Code);
    }

    /// <summary>The examples of docs/integrity.md §7.</summary>
    [Fact]
    public void The_worked_examples_of_the_documentation_come_out()
    {
        var document = File.ReadAllText(Path.Combine(Root(), "docs", "integrity.md"));
        var leaf = new EventLeaf(LedgerId.Parse("0f1e2d3c4b5a69788796a5b4c3d2e1f0")!.Value, 7, "case-128044", 6, Guid.Parse("00112233-4455-8677-8899-aabbccddeeff"), "case.defaulted/1", new DateOnly(2024, 8, 14),
            InstantText.Parse("2025-01-27T08:30:00.0000000Z"), "c1", """{"case":"128044"}"""u8.ToArray(), SHA256.HashData("""{"units":1}"""u8));
        Assert.Contains(Convert.ToHexStringLower(leaf.Hash()), document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format\":", "\"format\":\"bondresolution/proof/3\",\"format\":")]
    [InlineData("\"ledger\":", "\"ledger\":\"0f1e2d3c4b5a69788796a5b4c3d2e1f0\",\"ledger\":")]
    [InlineData("\"format\":", "\"note\":\"paid in full\",\"format\":")]
    [InlineData("\"stream\":", "\"units\":\"9\",\"stream\":")]
    [InlineData("\"stream\":", "\"stream\":\"case-x\",\"stream\":")]
    public async Task A_proof_with_a_field_twice_or_one_that_nobody_reads_is_none(string at, string put)
    {
        var text = (await new Prover(_ledger.Ledger.Store, _key).OfSequenceAsync(2)).Value.ToJson().ToJsonString();
        var spoilt = text.Insert(text.IndexOf(at, StringComparison.Ordinal), put[..^at.Length]);
        Assert.Equal("audit.no-proof", ProofFile.Parse(Encoding.UTF8.GetBytes(spoilt), "proof").Problem?.Code);
    }

    /// <summary>What is written otherwise than the one way is no proof; what is in form and does not fit does not hold.</summary>
    [Theory]
    [InlineData("event", "sequence", "-6", null)]
    [InlineData("event", "sequence", "2.0", null)]
    [InlineData("event", "id", "upper", null)]
    [InlineData("event", "payloadDigest", "upper", null)]
    [InlineData("event", "sequence", "1000000", "does not stand")]
    [InlineData("lines/0", "salt", "upper", null)]
    [InlineData("lines/0", "chunkLines", "0", null)]
    [InlineData("lines/0", "chunkLines", "511", "does not stand in the act")]
    [InlineData("lines/0", "chunks", "2", "does not stand in the act")]
    [InlineData("lines/0", "line", "{}", null)]
    [InlineData("lines/0", "line", "[{\"name\":\"accounts\",\"kind\":\"text\"}]", null)]
    [InlineData("lines/0", "line", "[{\"name\":\"accounts\",\"kind\":\"text\",\"value\":1}]", null)]
    [InlineData("lines/0", "type", "\"register.lines/1\"", "is no seal of lines of")]
    [InlineData("lines/0", "type", "\"register.sealed/1\"", "is no seal of lines of")]
    [InlineData("lines/0", "twice", "", "stands twice")]
    [InlineData("lines/0/seal", "payload", "\"{}\"", "payload")]
    [InlineData("lines/0/seal", "payload", "null", null)]
    [InlineData("event", "payload", "null", null)]
    public async Task There_is_one_form_of_a_proof_and_sizes_are_bound(string at, string field, string value, string? found)
    {
        var prover = new Prover(_ledger.Ledger.Store, _key);
        var proof = (at == "event" ? await prover.OfSequenceAsync(2) : await prover.OfAccountAsync("0100000001")).Value.ToJson();
        var node = at.Split('/').Aggregate((JsonNode)proof, (json, step) => (step == "0" ? json[0] : json[step])!);
        if (field == "twice")
            proof["lines"]!.AsArray().Insert(0, node.DeepClone());
        else
            node[field] = value == "upper" ? node[field]!.GetValue<string>().ToUpperInvariant() : JsonNode.Parse(value);

        var read = ProofFile.Parse(Encoding.UTF8.GetBytes(proof.ToJsonString()), "proof");

        if (found is null)
            Assert.Equal("audit.no-proof", read.Problem?.Code);
        else
            Assert.Contains(found, read.Value.Refute(_key.Key), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"leaf\":", "\"note\":1,\"leaf\":", "restore.unreadable")]
    [InlineData("\"version\":0", "\"version\":-0", "restore.unreadable")]
    [InlineData("\"leaf\":", "\"lea\":", "restore.unreadable")]
    [InlineData("\"leaf\":\"", "\"leaf\":\"0", "restore.unreadable")]
    [InlineData("case-", "case_", "restore.other-leaf")]
    public async Task There_is_one_form_of_an_export(string at, string put, string code)
    {
        using var file = new MemoryStream();
        await EventsFile.WriteAsync(_ledger.Ledger.Store, file);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[1] = lines[1].Replace(at, put, StringComparison.Ordinal);
        using var folder = new TestFolder();

        Assert.Equal(code, (await EventsFile.RestoreAsync(() => lines, "events.jsonl", new FolderPlace(folder.Ledger))).Problem?.Code);
        Assert.False(File.Exists(Path.Combine(folder.Ledger, "events.db")));
    }

    [Fact]
    public async Task A_line_of_an_export_that_stands_twice_is_refused()
    {
        using var file = new MemoryStream();
        await EventsFile.WriteAsync(_ledger.Ledger.Store, file);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var folder = new TestFolder();
        string[] doubled = [.. lines[..3], lines[2], .. lines[3..]];

        Assert.Equal("restore.out-of-order", (await EventsFile.RestoreAsync(() => doubled, "events.jsonl", new FolderPlace(folder.Ledger))).Problem?.Code);
    }

    [Fact]
    public async Task There_is_one_text_of_a_checkpoint()
    {
        var text = (await new Prover(_ledger.Ledger.Store, _key).CheckpointAsync()).ToString();
        Assert.True(Checkpoint.Parse(text)!.IsSignedBy(_key.Key));
        Assert.True(Checkpoint.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal))!.IsSignedBy(_key.Key));
        Assert.True(Checkpoint.Parse(text + "\u2014 witness.example/w AAAAAAAA\n")!.IsSignedBy(_key.Key));
        var lines = text.Split('\n');
        foreach (var other in new[]
        {
            text[..^1], text + "\n", text + "paid\n", text.Replace("\n\n", "\nextension\n\n", StringComparison.Ordinal), " " + text, text.Replace(lines[1], "0" + lines[1], StringComparison.Ordinal),
            text.Replace(lines[2], lines[2] + " ", StringComparison.Ordinal), text.Replace("\u2014", "-", StringComparison.Ordinal), text.Replace("\u2014 ", "\u2014  ", StringComparison.Ordinal)
        })
            Assert.True(Checkpoint.Parse(other) is null, other);
        var root = lines[2][..^2] + (char)(lines[2][^2] + 1) + "=";
        Assert.True(Checkpoint.Parse(text.Replace(lines[2], root, StringComparison.Ordinal)) is not { } read || !read.IsSignedBy(_key.Key), "the last letter of a root has two bits that say nothing");
    }

    [Fact]
    public async Task An_export_that_was_altered_is_refused_with_the_sequence()
    {
        using var file = new MemoryStream();
        await EventsFile.WriteAsync(_ledger.Ledger.Store, file);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var folder = new TestFolder();
        string[] altered = [.. lines[..2], lines[2].Replace("\\\"units\\\":", "\\\"units\\\":1", StringComparison.Ordinal), .. lines[3..]];
        Assert.NotEqual(lines[2], altered[2]);
        var refused = (await EventsFile.RestoreAsync(() => altered, "events.jsonl", new Places.FolderPlace(folder.Ledger))).Problem;
        Assert.Equal(("restore.other-leaf", "2"), (refused?.Code, refused?.Details.First(d => d.Key == "sequence").Value));
    }

    /// <summary>Accounts of the register's first lines.</summary>
    private async Task<List<string>> AccountsAsync()
    {
        var lines = (await _ledger.EventsAsync()).First(e => e.Type == "register.lines/2").DecodedLines(out _);
        return [.. Enumerable.Range(0, lines.Lines).Select(row => lines.Find("accounts")!.TextAt(row)!)];
    }

    /// <summary>A proof written and read again.</summary>
    private static ProofFile Again(ProofFile proof) => ProofFile.Parse(Encoding.UTF8.GetBytes(proof.ToJson().ToJsonString()), "proof").Value;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BondResolution.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder.FullName;
    }
}
