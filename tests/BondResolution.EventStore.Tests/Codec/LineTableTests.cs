using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>Packed lines: read back as they were, hashed as the documents say, and read in no other form.</summary>
public class LineTableTests
{
    public static TheoryData<string> Types => [.. EventCatalogue.All.Where(e => e.HoldsLines).Select(e => e.Name)];

    /// <summary>Columns, each in every wrong way: another length, another form, packed otherwise than in the one way.</summary>
    public static readonly TheoryData<string, string> Bad = new()
    {
        { "accounts", "a" },
        { "accounts", "x" + Base64(new byte[8]) },
        { "accounts", "a" + Base64(new byte[8]) }, // no character
        { "accounts", "a" + Base64([0, 0, 0, 0, 0, 0, 0xc0, 0x0f]) }, // a character of 63
        { "accounts", "a" + Base64([1, 0, 0, 0, 0, 0, 0, 0]) }, // none before the last
        { "accounts", "a" + Base64(new byte[16]) },
        { "accounts", "t" + Base64([2, 65]) },
        { "accounts", "t" + Base64([1, 65, 0]) },
        { "accounts", "t" + Base64([1, 0xff]) },
        { "units", "n" },
        { "units", "n" + Base64([0, 1, 0, 0, 0, 0, 0, 0]) },
        { "units", "n" + Base64([3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) },
        { "units", "n" + Base64([1, 1, 0, 0, 0, 0, 0, 0, 0, 1]) }, // not above the smallest
        { "units", "n" + Base64([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]) }, // in more bytes than needed
        { "units", "nAAEAAAAAAAA A" },
        { "units", "nAAEAAAAAAA" },
        { "units", "o" + Base64([1, 0, 1, 0, 0, 0, 0, 0, 0, 0]) }, // of another kind
        { "classes", "l" + Base64("Z"u8) },
        { "classes", "l" + Base64("II"u8) },
        { "persons", "p" + Base64(new byte[15]) },
        { "unit", "n" + Base64([0, 1, 0, 0, 0, 0, 0, 0, 0]) },
    };

    [Theory, MemberData(nameof(Types))]
    public void Lines_are_hashed_as_the_document_says(string type)
    {
        var payload = Golden.Payload(type);
        var table = LineTable.Decode(payload, out var secret);
        var document = new ChunkByDocument(payload);
        Assert.Equal(document.TextsOfLines(), Enumerable.Range(0, table.Lines).Select(table.TextOf));
        Assert.Equal(document.LinesRoot(), table.Root(secret));
        Assert.Equal(document.Root(type, "s-1", "c-1", 3), table.Chunk(type, "s-1", "c-1", 3).Root(table.Root(secret)));
    }

    [Fact]
    public void Random_lines_read_back_as_they_were_and_are_hashed_as_the_document_says()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var count = random.Next(4) == 0 ? random.Next(1, Limits.LinesPerChunk + 1) : random.Next(1, 40);
            var happened = RandomLines(random, count);
            var secret = new byte[LineTree.SecretBytes];
            random.NextBytes(secret);
            var payload = EventJson.Encode(happened, secret);
            var which = $"seed {seed}, round {round}: {Encoding.UTF8.GetString(payload)}";
            var table = LineTable.Decode(payload, out var read);
            Assert.True(secret.SequenceEqual(read), which);
            Assert.True(EventJson.Show(EventJson.Decode(EventCatalogue.Of(happened).Name, payload)).SequenceEqual(EventJson.Show(happened)), which);
            Assert.True(payload.SequenceEqual(table.Encode(secret)), which);
            var document = new ChunkByDocument(payload);
            Assert.True(document.TextsOfLines().SequenceEqual(Enumerable.Range(0, table.Lines).Select(table.TextOf)), which);
            Assert.True(document.LinesRoot().SequenceEqual(table.Root(secret)), which);
        }
    }

    [Theory, MemberData(nameof(Bad))]
    public void A_column_that_is_packed_otherwise_stops_the_reader(string column, string packed)
    {
        var good = new Dictionary<string, string>
        {
            ["lineNumbers"] = "n" + Base64([0, 2, 0, 0, 0, 0, 0, 0, 0]), ["accounts"] = "a" + Base64([0, 0, 0, 0, 0, 0, 0, 0x01]),
            ["persons"] = "p" + Base64(new byte[16]), ["classes"] = "l" + Base64("I"u8), ["units"] = "n" + Base64([0, 1, 0, 0, 0, 0, 0, 0, 0])
        };
        Assert.IsType<Register.Event.Lines>(EventJson.Decode("register.lines/2", Payload(good)));
        good[column] = packed;
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode("register.lines/2", Payload(good)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"rows":{"accounts":["A"],"units":[1]}}""")]
    [InlineData("""{"secret":"S","lines":1}""")]
    [InlineData("""{"secret":"S","lines":0,"columns":{}}""")]
    [InlineData("""{"secret":"S","lines":1,"columns":{}}""")]
    [InlineData("""{"secret":"S","lines":513,"columns":{}}""")]
    [InlineData("""{"lines":1,"secret":"S","columns":{"accounts":"A","units":"U","cashFen":"U"}}""")]
    [InlineData("""{"secret":"00","lines":1,"columns":{"accounts":"A","units":"U","cashFen":"U"}}""")]
    [InlineData("""{"secret":"S","lines":1,"columns":{"units":"U","accounts":"A","cashFen":"U"}}""")]
    [InlineData("""{"secret":"S","lines":1,"columns":{"accounts":"A","units":"U"}}""")]
    [InlineData("""{"secret":"S","lines":1,"columns":{"accounts":"A","units":"U","units":"U","cashFen":"U"}}""")]
    [InlineData("""{"secret":"S","lines":1,"columns":{"accounts":"A","units":"U","cashFen":"U"},"more":1}""")]
    [InlineData("""{"secret":"S","lines":1,"columns":{"accounts":"A","units":"U","cashFen":"U"}} 1""")]
    public void A_payload_of_another_form_stops_the_reader(string form)
    {
        var payload = form.Replace("\"S\"", $"\"{new string('0', 64)}\"", StringComparison.Ordinal).Replace("\"A\"", $"\"a{Base64([0, 0, 0, 0, 0, 0, 0, 1])}\"", StringComparison.Ordinal)
            .Replace("\"U\"", $"\"n{Base64([0, 1, 0, 0, 0, 0, 0, 0, 0])}\"", StringComparison.Ordinal);
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode("holdings.purchased/2", Encoding.UTF8.GetBytes(payload)));
    }

    /// <summary>docs/integrity.md §7.</summary>
    [Fact]
    public void The_worked_example_comes_out()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "integrity.md"));
        byte[] secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        var table = LineTable.Of(new HoldingsEvent.Purchased(new PurchaseLines(["0100000001"], [520], [0])))!;
        table = new LineTable(1, [table.Columns[0], table.Columns[1]]);
        var root = table.Chunk("holdings.purchased/2", "holdings-128044", "c1", 0).Root(table.Root(secret));
        foreach (var hash in (byte[][])[LineTree.SaltOf(secret, 0), table.Leaves(secret), table.Root(secret), root, LineChunk.ActRoot("holdings.purchased/2", [root])])
            Assert.Contains($"`{Convert.ToHexStringLower(hash)}`", document, StringComparison.Ordinal);
    }

    private static IDomainEvent RandomLines(Random random, int count)
    {
        ImmutableArray<T> Column<T>(Func<T> value) => [.. Enumerable.Range(0, count).Select(_ => value())];
        var bits = random.Next(63);
        long Number() => random.NextInt64(-(1L << bits), 1L << bits);
        var isPlain = random.Next(2) == 0;
        string Account() => isPlain || random.Next(3) > 0 ? $"{"0E"[random.Next(2)]}{random.Next(100_000_000):D8}a"[..random.Next(1, 11)] : $"账户{random.Next(99)}";
        PersonToken Person()
        {
            if (random.Next(4) == 0)
                return default;
            if (!isPlain)
                return $"p-{random.Next(9)}";
            var bytes = new byte[PersonToken.Bytes];
            random.NextBytes(bytes);
            return PersonToken.OfBytes(bytes);
        }

        var next = random.Next(3);
        return next switch
        {
            0 => new Register.Event.Lines(new RegisterLines(Column(() => random.Next()), Column<AccountNumber>(() => Account()), random.Next(3) == 0 ? default : Column(Person),
                Column(() => (HolderClass)random.Next(5)), Column(Number), random.Next(2) == 0 ? default : Column(Number))),
            1 => new Offer.Event.Tendered(new TenderLines(random.Next(2) == 0 ? default : Column(() => random.Next()), Column(Account), Column(() => (Vote)random.Next(3)),
                random.Next(3) == 0 ? default : Column(() => random.Next(2) == 0 ? null : (long?)Number()))),
            _ => new HoldingsEvent.Paid(new PaymentLines(Column<AccountNumber>(() => Account()), Column(Number), Column(Number), default, Column(() => 0L), default,
                Column(() => long.MaxValue - random.Next(3)), Column(() => random.Next(2) == 0 ? long.MinValue : long.MaxValue), default, default, Column(() => (long)random.Next(255, 257))))
        };
    }

    private static byte[] Payload(Dictionary<string, string> columns) =>
        JsonSerializer.SerializeToUtf8Bytes(new { secret = new string('0', 64), lines = 1, columns });

    private static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);
}
