using System.Text;
using BondResolution.Domain;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Tests.Corpus;
using BondResolution.Files.Tests.Fuzz;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tests;

/// <summary>A file that is read in blocks says what it says read at once, wherever a block ends; and it is the same file from first to last.</summary>
public sealed class BlockTests
{
    private const int Seed = 20250729;

    private static readonly string[] Encodings = ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030"];

    [Fact]
    public void What_a_file_says_does_not_depend_on_where_its_blocks_end()
    {
        for (var run = 0; run < 300; run++)
        {
            var random = new Random(Seed + run);
            var bytes = run % 2 == 0 ? DrawnFile.Text(random) : Given.In(Encodings[random.Next(5)], "account,name,units\r\n0123456789,\"张三, \"\"李\"\"\n😀四\",5\r\n012345678A,ｅé,7\r\n");
            for (var damage = random.Next(3); damage > 0; damage--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var options = new RegisterOptions("r.csv") { PartBytes = random.Next(2) == 0 ? random.Next(1, 200) : int.MaxValue };
            var whole = RegisterText.Of(RegisterReader.Read(bytes, options with { PartBytes = int.MaxValue }));
            foreach (var blockBytes in (int[])[1, 2, 3, 7, random.Next(8, 100)])
            {
                var read = RegisterText.Of(RegisterReader.Read(Given.InBlocks(bytes, blockBytes, random.Next(1, 20)), options));
                Assert.True(whole == read, $"seed {Seed}, run {run}, blocks of {blockBytes}, parts of {options.PartBytes}:\n{whole}\n{read}\n{Convert.ToBase64String(bytes)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(HostileFileTests.Names), MemberType = typeof(HostileFileTests))]
    public void A_hostile_file_gives_its_report_in_blocks_too(string name)
    {
        var file = HostileFile.All.Single(other => other.Name == name);
        var (bytes, options) = (file.Make(), file.Options ?? new RegisterOptions("r.csv"));

        Assert.Equal(RegisterText.Of(RegisterReader.Read(bytes, options)), RegisterText.Of(RegisterReader.Read(Given.InBlocks(bytes, int.Max(7, bytes.Length / 5_000)), options)));
    }

    [Theory]
    [InlineData("张三,é😀", "utf-8")]
    [InlineData("张三,㐀a", "gb18030")]
    [InlineData("张😀三", "utf-16be")]
    public void A_cut_or_wrong_character_is_told_at_its_place_wherever_a_block_ends(string text, string encoding)
    {
        var bytes = Given.In(encoding, "account,units\r\n" + text);
        for (var length = bytes.Length - 6; length <= bytes.Length; length++)
        {
            foreach (var wrong in (int[])[-1, 0xFF, 0x80, 0xDC])
            {
                byte[] damaged = wrong < 0 ? bytes[..length] : [.. bytes[..(length - 1)], (byte)wrong, .. "\n,"u8];
                var whole = RegisterText.Of(RegisterReader.Read(damaged, new RegisterOptions("r.csv")));
                for (var blockBytes = 1; blockBytes < 9; blockBytes++)
                    Assert.Equal(whole, RegisterText.Of(RegisterReader.Read(Given.InBlocks(damaged, blockBytes), new RegisterOptions("r.csv"))));
            }
        }
    }

    [Fact]
    public void The_digest_is_that_of_all_bytes_whatever_the_blocks_and_whoever_reads_along()
    {
        var bytes = Given.Utf8("account,units\n0123456789,5\n");
        var seen = new MemoryStream();
        var content = Given.InBlocks(bytes, 7);

        content.Scan(seen.Write, _ => { });

        Assert.Equal(Given.Content(bytes).Digest, content.Digest);
        Assert.Equal(bytes, seen.ToArray());
        Assert.Equal(bytes[3..17], content.ToArray(3, 17));
    }

    [Fact]
    public void A_file_that_is_another_when_it_is_read_again_is_refused()
    {
        var bytes = Given.Utf8("account,units\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i:0000000000},{i}\n")));
        for (var at = 20; at < bytes.Length; at += 97)
        {
            var content = Given.InBlocks(bytes, 64);
            _ = content.Digest;
            bytes[at] ^= 1;

            Assert.Equal("file.changing", RegisterReader.Read(content, new RegisterOptions("r.csv")).Problem!.Code);
            Assert.Equal("file.changing", RegisterReader.Read(content, new RegisterOptions("r.csv") { PartBytes = 50 }).Problem!.Code);
            Assert.Equal("file.changing", ColumnFile.ReadSuitHolders(content, new RegisterOptions("r.csv") { Layouts = ListLayouts.SuitHolders }).Problem!.Code);
            bytes[at] ^= 1;
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_file_that_is_cut_or_grows_while_it_is_read_is_refused(int change)
    {
        var bytes = Given.Utf8("account,units\n0123456789,5\n");
        var length = bytes.Length;
        var content = new FileContent("r.csv", bytes.Length, 16, (at, to) =>
        {
            var count = int.Max(0, int.Min(to.Length, int.Min(length, bytes.Length) - (int)at));
            bytes.AsSpan((int)at, count).CopyTo(to);
            length = bytes.Length + change;
            return count;
        }, () => length);

        Assert.Equal("file.changing", RegisterReader.Read(content, new RegisterOptions("r.csv")).Problem!.Code);
    }

    [Fact]
    public void A_file_on_disk_that_fails_while_it_is_read_is_unreadable()
    {
        var content = new FileContent("r.csv", 1_000, 16, (_, _) => throw new IOException("the disk is gone"), () => 1_000);

        Assert.Equal("file.unreadable", RegisterReader.Read(content, new RegisterOptions("r.csv")).Problem!.Code);
    }

    [Fact]
    public void A_large_file_is_read_from_disk_block_by_block_and_says_the_same()
    {
        using var folder = new TemporaryFolder();
        var bytes = Given.Utf8("account,name,units\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i:0000000000},虚构,{i}\n")));
        File.WriteAllBytes(folder["large.csv"], bytes);
        var options = new RegisterOptions("r.csv") { PartBytes = 100_000 };
        var content = FileContent.Open(folder["large.csv"]).Value;

        Assert.True(content.Length > content.BlockBytes);
        Assert.Equal(RegisterText.Of(RegisterReader.Read(bytes, options)), RegisterText.Of(RegisterReader.Read(content, options)));
        File.AppendAllText(folder["large.csv"], "\n");
        Assert.Equal("file.changing", RegisterReader.Read(content, options).Problem!.Code);
    }

    [Fact]
    public void A_text_at_the_limit_is_read_and_one_above_it_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["r.csv"], "account,units\n0123456789,5\n");
        Assert.True(FileContent.Open(folder["r.csv"], maxBytes: 27).Problem is null);
        Assert.Equal("file.too-large", FileContent.Open(folder["r.csv"], maxBytes: 26).Problem!.Code);
        using (var sparse = File.Create(folder["sparse.csv"]))
            sparse.SetLength(Limits.MaxTextBytes + 1);
        Assert.Equal("file.too-large", FileContent.Open(folder["sparse.csv"]).Problem!.Code);
    }

    [Fact]
    public void A_workbook_of_more_than_is_held_is_refused_before_it_is_read()
    {
        byte[] head = [.. "PK\u0003\u0004"u8, .. new byte[100]];
        var content = new FileContent("r.xlsx", Limits.MaxFileBytes + 1L, 1024 * 1024, (at, to) =>
        {
            Assert.Equal(0, at);
            to.Clear();
            head.CopyTo(to);
            return to.Length;
        }, () => Limits.MaxFileBytes + 1L);

        Assert.Equal("file.too-large", RegisterReader.Read(content, new RegisterOptions("r.xlsx")).Problem!.Code);
    }

    [Fact]
    public void Names_across_segments_of_a_column_are_each_found_in_its_row()
    {
        var (column, other) = (new TextColumn(), new TextColumn());
        var texts = Enumerable.Range(0, 30_000).Select(i => i % 7 == 0 ? "" : $"虚构{i}" + new string('x', i % 11)).ToList();
        texts[123] = new string('长', 40_000);
        texts.Take(20_000).ToList().ForEach(text => column.Add(text));
        texts.Skip(20_000).ToList().ForEach(text => other.Add(text));
        column.Add(other);

        Assert.Equal(texts, Enumerable.Range(0, column.Count).Select(row => column[row] ?? ""));
    }

    [Fact]
    public void Rows_that_are_read_in_no_order_tell_their_order_where_it_is_asked()
    {
        var text = "account,units\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i * 37 % 50:0000000000},{i}\n"));
        foreach (var partBytes in (int[])[100, int.MaxValue])
        {
            var file = Given.Read(text, new RegisterOptions("r.csv") { PartBytes = partBytes, KeepsPersonalData = false });
            Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i:0000000000}"), file.Order!.Select(row => file.Accounts[row].ToString()));
        }

        Assert.Null(Given.Read("account,units\n0123456780,1\n0123456789,1\n", new RegisterOptions("r.csv") { KeepsPersonalData = false }).Order);
        Assert.Null(Given.Read(text).Order);
    }
}
