using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Layouts;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests;

/// <summary>A register read in parts, on all processors, says what it says read from its beginning.</summary>
public sealed class PartsTests
{
    private const int Seed = 20241125;

    [Fact]
    public void A_register_read_in_parts_is_the_register_read_whole_faults_footers_and_all()
    {
        var random = new Random(Seed);
        for (var run = 0; run < 300; run++)
        {
            var text = Drawn(random);
            var encoding = random.Next(4) == 0 ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : Encoding.UTF8;
            var bytes = encoding.GetBytes(text);
            var options = new RegisterOptions("drawn.csv", null, null, null, null);

            var whole = RegisterReader.Read(bytes, options with { PartBytes = int.MaxValue });
            var parts = RegisterReader.Read(bytes, options with { PartBytes = random.Next(20, 400) });

            Assert.True(RegisterText.Of(whole) == RegisterText.Of(parts), $"seed {Seed}, run {run}:\n{RegisterText.Of(whole)}\n{RegisterText.Of(parts)}\n{text}");
        }
    }

    [Fact]
    public void Rejects_of_a_register_read_in_parts_are_those_of_the_register_read_whole()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        for (var run = 0; run < 60; run++)
        {
            var text = Drawn(random);
            var options = new RegisterOptions("drawn.csv", ExpectUnits: random.Next(2) == 0 ? 5 : null);
            // Of a rule against some of the rows, besides what their reader finds.
            var refusal = new ProblemKind("x.y", 1, "too much", "太多", "", "").With().With([.. Enumerable.Range(0, 5).Select(_ => new ProblemKind("x.z", 1, "not him", "不是他", "", "").With(("line", random.Next(1, 60))))]);

            var whole = RejectsFile.Write(folder["whole.csv"], [Given.Content(Given.Utf8(text))], options with { PartBytes = int.MaxValue }, LayoutUse.Register, refusal, chinese: true);
            var parts = RejectsFile.Write(folder["parts.csv"], [Given.Content(Given.Utf8(text))], options with { PartBytes = random.Next(20, 400) }, LayoutUse.Register, refusal, chinese: true);

            Assert.Equal((null, whole.Value), (parts.Problem, parts.Value));
            Assert.True(File.ReadAllText(folder["whole.csv"]) == File.ReadAllText(folder["parts.csv"]), $"seed {Seed}, run {run}:\n{text}");
        }
    }

    [Fact]
    public void Of_many_faults_in_many_parts_the_first_are_described_and_of_every_kind_the_first_hundred()
    {
        var text = "account,class,units\n" + string.Concat(Enumerable.Range(0, Domain.Limits.MaxFaultsListed + 2_000).Select(i => $"{i:0000000000},individual,x\n"))
            + string.Concat(Enumerable.Range(0, 300).Select(i => $"{i:00000},nobody,1\n"));
        var whole = RegisterText.Of(RegisterReader.Read(Given.Utf8(text), new RegisterOptions("r.csv") { PartBytes = int.MaxValue }));

        Assert.Equal(whole, RegisterText.Of(RegisterReader.Read(Given.Utf8(text), new RegisterOptions("r.csv") { PartBytes = 5_000 })));
    }

    [Fact]
    public void An_account_that_stands_twice_is_seen_across_parts_also_where_one_of_its_rows_has_no_quantity()
    {
        var text = "account,units\n0123456789,x\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i:0000000000},1\n")) + "0123456789,1\n";

        var problem = Given.Refuse(text, new RegisterOptions("r.csv") { PartBytes = 100 });

        Assert.Equal(["row.units", "row.account-twice"], problem.Parts.Select(part => part.Code));
    }

    private static string Drawn(Random random)
    {
        var end = random.Next(5) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(4) == 0 ? $"名册{end}总户数：{random.Next(3)}{end}" : "").Append("account,person,name,class,units,frozen").Append(end);
        var rows = random.Next(60);
        var (total, section) = (0, 0);
        var isOdd = random.Next(3) == 0;
        for (var row = 0; row < rows; row++)
        {
            var account = isOdd && random.Next(40) == 0 ? "012345678" : $"{(random.Next(50) == 0 ? random.Next(rows) : row):0000000000}";
            account = random.Next(30) switch { 0 => "'" + account, 1 => string.Concat(account.Select(c => (char)(c + 0xFEE0))), _ => account };
            var units = random.Next(500);
            total += units;
            section += units;
            var name = isOdd && random.Next(60) == 0 ? "\"虚 构\"" : "虚构";
            text.Append(account).Append(',').Append(random.Next(4) == 0 ? "" : $"{180000000000 + random.Next(20)}").Append(',').Append(name).Append(',')
                .Append(isOdd && random.Next(40) == 0 ? "nobody" : "individual").Append(',').Append(isOdd && random.Next(40) == 0 ? "-5" : random.Next(9) == 0 ? $"{units}.00" : $"{units}").Append(",0")
                .Append(isOdd && random.Next(60) == 0 ? "\r" : end);
            if (isOdd && random.Next(40) == 0)
                text.Append("总户数：").Append(rows).Append(end);
            if (random.Next(20) == 0)
                text.Append(Line(random, section)).Append(end);
            section = random.Next(20) == 0 ? 0 : section;
        }

        text.Append(random.Next(3) == 0 ? $"总户数：{rows}{end}" : "").Append(random.Next(3) == 0 ? $"合计,,,,{(random.Next(4) == 0 ? total + 1 : total)},{end}" : "");
        return text.Append(random.Next(3) == 0 ? $"制表人：某某,,,,,{end}" : "").ToString();
    }

    /// <summary>What stands among rows: mostly nothing that counts.</summary>
    private static string Line(Random random, int section) => random.Next(8) switch
    {
        0 => "-----,,,,,",
        1 => "截止日期：2024-08-21,,,,,",
        2 => $"小计,,,,{section},",
        3 => ",,,,,",
        4 => $"合计,,,,{section},",
        5 => "备注,,,,,",
        _ => ""
    };

    [Fact]
    public void Lines_passed_over_are_listed_of_each_reason_the_first_hundred_also_across_parts()
    {
        var text = "account,units\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"{i:0000000000},1\n\n备注,\n"));

        var file = Given.Read(text, new RegisterOptions("r.csv") { PartBytes = 100 });

        Assert.Equal((600L, 2 * Domain.Limits.MaxPassedListed), (file.PassedCount, file.PassedOver.Length));
        Assert.Equal(RegisterText.Of(RegisterReader.Read(Given.Utf8(text), new RegisterOptions("r.csv") { PartBytes = int.MaxValue })), RegisterText.Of(file));
    }
}
