using System.Text;
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

    private static string Drawn(Random random)
    {
        var end = random.Next(5) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(4) == 0 ? $"名册{end}总户数：{random.Next(3)}{end}" : "").Append("account,person,name,class,units,frozen").Append(end);
        var rows = random.Next(60);
        var isOdd = random.Next(3) == 0;
        for (var row = 0; row < rows; row++)
        {
            var account = isOdd && random.Next(40) == 0 ? "012345678" : $"{(random.Next(50) == 0 ? random.Next(rows) : row):0000000000}";
            var name = isOdd && random.Next(60) == 0 ? "\"虚 构\"" : "虚构";
            text.Append(account).Append(',').Append(random.Next(4) == 0 ? "" : $"{180000000000 + random.Next(20)}").Append(',').Append(name).Append(',')
                .Append(isOdd && random.Next(40) == 0 ? "nobody" : "individual").Append(',').Append(isOdd && random.Next(40) == 0 ? "-5" : $"{random.Next(500)}").Append(",0")
                .Append(isOdd && random.Next(60) == 0 ? "\r" : end);
            if (isOdd && random.Next(40) == 0)
                text.Append("总户数：").Append(rows).Append(end);
            if (random.Next(40) == 0)
                text.Append(end);
        }

        return text.Append(random.Next(3) == 0 ? $"总户数：{rows}{end}" : "").ToString();
    }
}
