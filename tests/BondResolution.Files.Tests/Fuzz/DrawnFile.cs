using System.Text;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests.Fuzz;

/// <summary>Registers drawn at random, most of them proper.</summary>
internal static class DrawnFile
{
    private static readonly string[] Encodings = ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030"];

    public static byte[] Text(Random random)
    {
        var delimiter = ",\t;|"[random.Next(4)];
        var end = random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder();
        for (var title = random.Next(3); title > 0; title--)
            text.Append("岭南转债 register").Append(end);
        var isChinese = random.Next(2) == 0;
        string[] names = isChinese ? ["证券账户号码", "数量", "姓名"] : ["Account", "units", "name"];
        var order = Enumerable.Range(0, 3).OrderBy(_ => random.Next()).ToArray();
        text.AppendJoin(delimiter, order.Select(i => names[i])).Append(end);
        var total = 0L;
        var rows = random.Next(1, 30);
        for (var row = 0; row < rows; row++)
        {
            var units = random.Next(2) == 0 ? random.Next(2_000) : random.NextInt64(2_000_000);
            total += units;
            var account = $"{(random.Next(200) == 0 ? 1 : row):0000000000}";
            string[] cells = [random.Next(8) == 0 ? Wide(account) : account, Written(random, units, delimiter), random.Next(6) == 0 ? "\"甲\"\"乙\n丙\"" : "虚构"];
            text.AppendJoin(delimiter, order.Select(i => cells[i])).Append(row == rows - 1 && random.Next(4) == 0 ? "" : end);
            if (random.Next(20) == 0)
                text.Append(end);
        }

        if (random.Next(3) == 0)
            text.Append(end).Append("证券总数量：").Append(random.Next(10) == 0 ? total + 1 : total).Append(end);
        return Given.In(Encodings[random.Next(Encodings.Length)], text.ToString());
    }

    /// <summary>Rows of a sheet, the first its header.</summary>
    public static object?[][] Rows(Random random) =>
    [
        ["account", "units", "name", "frozen"],
        .. Enumerable.Range(0, random.Next(1, 20)).Select(row => new object?[]
        {
            $"{row:0000000000}", random.Next(3) == 0 ? $"{row + 1}" : (double)(row + 1), random.Next(3) == 0 ? null : "虚构", random.Next(2) == 0 ? null : 1.0
        })
    ];

    public static bool Says(object?[][] rows, RegisterFile file) => file.Count == rows.Length - 1
        && Enumerable.Range(0, file.Count).All(row => file.Accounts[row].ToString() == (string)rows[row + 1][0]! && file.Units[row] == row + 1 && file.LineNumbers[row] == row + 2);

    private static string Written(Random random, long units, char delimiter) => random.Next(6) switch
    {
        0 when delimiter != ',' => units.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture),
        1 => $"\"{units.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)}\"",
        2 => Wide($"{units}"),
        3 => $" {units}",
        _ => $"{units}"
    };

    private static string Wide(string digits) => string.Concat(digits.Select(c => (char)(c + 0xFEE0)));
}
