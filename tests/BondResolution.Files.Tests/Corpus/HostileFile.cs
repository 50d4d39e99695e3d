using System.Text;
using BondResolution.Files.Registers;
using BondResolution.Files.Tests.Workbooks;

namespace BondResolution.Files.Tests.Corpus;

/// <summary>
/// The corpus of hostile and broken registers, each with the report it must give: <c>code@line</c> of every fault in the order told, or what was
/// read as <c>rows/bonds</c>.
/// </summary>
/// <param name="Name">What is wrong with it.</param>
internal sealed record HostileFile(string Name, Func<byte[]> Make, string Report, RegisterOptions? Options = null)
{
    private const string Head = "account,units,name,frozen\n";

    public static IReadOnlyList<HostileFile> All { get; } = [.. Bytes(), .. Shapes(), .. Numbers(), .. Accounts(), .. Texts()];

    public override string ToString() => Name;

    private static IEnumerable<HostileFile> Bytes() =>
    [
        new("an invalid byte in UTF-8", () => [.. Utf8(Head + "0123456789,1,张三"), 0xFF, .. Utf8(",\n0123456780,1,李四王五赵六,\n")], "file.wrong-encoding@2"),
        new("a byte that is nothing in GB18030", () => [.. Given.In("gb18030", Head + "0123456789,1,张三,\n0123456780,1,"), 0x80, .. ",\n"u8], "file.wrong-encoding@3"),
        new("a zero byte", () => Utf8(Head + "0123456789,1,a\0b,\n"), "file.not-text@2"),
        new("UTF-16 without its mark", () => Encoding.Unicode.GetBytes(Head + "0123456789,1,,\n"), "file.not-text@1"),
        new("half a surrogate pair", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Head + "0123456789,1,"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes(",\n")], "file.wrong-encoding@2"),
        new("nothing", () => [], "file.empty"),
        new("nothing but a byte order mark", () => [0xEF, 0xBB, 0xBF], "file.empty"),
        new("nothing but line ends", () => Utf8("\n\r\n\n"), "file.no-layout"),
        new("a page that calls itself .xls", () => Utf8("<html><body><table><tr><td>account</td></tr></table>"), "file.not-table"),
        new("a workbook without its end", () => Xlsx.Of(["account", "units"], ["0123456789", 1])[..^40], "file.workbook-damaged"),
        new("a text that calls itself .xls", () => Utf8("account\tunits\n0123456789\t7\n"), "1/7", new RegisterOptions("r.xls"))
    ];

    private static IEnumerable<HostileFile> Shapes() =>
    [
        new("a field of 10 MB", () => Utf8(Head + "0123456789,1," + new string('x', 10_000_000) + ",\n"), "file.field-too-long@2"),
        new("a quoted field of 10 MB with line ends", () => Utf8(Head + "0123456789,1,\"" + string.Concat(Enumerable.Repeat("x\n", 5_000_000)) + "\",\n"), "file.field-too-long@2"),
        new("a quote that is never closed", () => Utf8(Head + "0123456789,1,\"张三,\n0123456780,1,,\n"), "file.truncated@2"),
        new("a quote in the middle of a field", () => Utf8(Head + "0123456789,1,a\"b,\n0123456780,x,,\n"), "row.quote@2 row.units@3"),
        new("100,000 columns", () => Utf8("account,units" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $",c{i}")) + "\n0123456789,1\n"), "file.unknown-column@1"),
        new("100,000 fields in a row", () => Utf8(Head + "0123456789,1,n,0" + new string(',', 100_000) + "x\n0123456780,2,,\n"), "row.columns@2"),
        new("line ends of all kinds", () => Utf8("account,units\r\n0123456789,1\n0123456780,2\r0123456781,4\r\n\r\n0123456782,8\n"), "4/15"),
        new("a column twice", () => Utf8("account,units,数量\n0123456789,1,1\n"), "file.duplicate-column@1"),
        new("a header and nothing else", () => Utf8(Head), "file.no-rows@1"),
        new("a row that is cut short", () => Utf8(Head + "0123456789,1,n,0\n0123456780,2"), "file.truncated-row@3"),
        new("a number that is cut short, by its total", () => Utf8("account,units\n0123456789,1200\n0123456780,12"), "register.total-units", new RegisterOptions("r", ExpectUnits: 2500)),
        new("a footer that is cut short", () => Utf8("account,units\n0123456789,1200\n证券总数量：12"), "register.total-units@3"),
        new("notes behind the totals", () => Utf8(Head + "0123456789,1,,\n总户数：1,,,\n制表：王五,,,\n\n以上\n"), "1/1"),
        new("notes without totals", () => Utf8("account,units\n0123456789,1\n制表：王五,\n"), "1/1"),
        new("a total row among the rows", () => Utf8(Head + "0123456789,1,,\n合计,1,,\n0123456780,2,,\n"), "row.after-totals@4 register.total-column@3"),
        new("a quantity without an account below the totals", () => Utf8(Head + "0123456789,1,,\n总户数：1,,,\n,2,张三,\n"), "row.after-totals@4 row.account@4 register.total-accounts@3"),
        new("an account that lost a zero above the header", () => Utf8("123456789,2\naccount,units\n0123456780,2\n"), "row.above-header@1"),
        new("a row with another delimiter", () => Utf8(Head + "0123456789,1,,\n12345678;2\n"), "row.columns@3"),
        new("control totals among the rows", () => Utf8(Head + "0123456789,1,,\n总户数：2,,,\n0123456780,2,,\n"), "row.after-totals@4"),
        new("two registers behind each other", () => Utf8("account,units\n0123456789,1\naccount,units\n0123456780,2\n"), "row.account@3 row.units@3"),
        new("rows above the header", () => Utf8("0123456789,1\naccount,units\n0123456780,2\n"), "row.above-header@1")
    ];

    private static IEnumerable<HostileFile> Numbers() =>
    [
        .. new[] { "1e3", "1.", ".0", "1.00.0", "-5", "1.5", "+5", "1,0", "9223372036854775808", "100000000001", "", "五", "0x10", "1 000", "１.５", "NaN", "∞", "١٢" }
            .Select(units => new HostileFile($"{units} bonds", () => Utf8($"account;units\n0123456789;{units}\n"), "row.units@2")),
        new("decimals that are all zero", () => Utf8("account;units\n0123456789;1,000.00\n0123456780;１.０\n"), "2/1001"),
        new("thousands and full-width digits", () => Utf8("account;units\n0123456789;1,000\n0123456780;１，２３４\n"), "2/2234"),
        new("more frozen than held", () => Utf8(Head + "0123456789,1,,2\n"), "row.frozen@2"),
        new("money that is no bond", () => Utf8("证券账户号码,持有金额（元）\n0123456789,1050\n"), "row.not-whole-bonds@2", new RegisterOptions("r", QuantityIs: Domain.Registers.QuantityIs.Face)),
        new("bonds or money, nobody says", () => Utf8("证券账户号码,持有金额（元）\n0123456789,1000\n"), "register.quantity-undecided")
    ];

    private static IEnumerable<HostileFile> Accounts() =>
    [
        .. new (string Account, string Code)[]
        {
            ("199763754", "row.account-zeros"), ("12345", "row.account-zeros"), ("01234567890", "row.account"), ("A23456789", "row.account"), ("1.23E+10", "row.account-scientific"),
            ("1.99763754e9", "row.account-scientific"), ("", "row.account"), ("0123 56789", "row.account"), ("'0123456789'", "row.account"), ("''0123456789", "row.account"), ("=0123456789", "row.account"), ("0123456789\u202E", "row.hidden-character"),
            ("01234\u200B56789", "row.hidden-character"), ("\u20660123456789\u2069", "row.hidden-character"), ("\u00AD0123456789", "row.hidden-character"), ("0123456789\uFFFD", "row.hidden-character")
        }.Select(row => new HostileFile($"account {Uri.EscapeDataString(row.Account)}", () => Utf8($"account,units\n{row.Account},1\n"), row.Code + "@2")),
        new("an account twice", () => Utf8("account,units\n0123456789,1\n0123456780,1\n0123456789,2\n"), "row.account-twice@4"),
        new("an account twice, in full-width digits", () => Utf8("account,units\n0123456789,1\n０１２３４５６７８９,2\n"), "row.account-twice@3"),
        new("an account twice, to be added up", () => Utf8("account,units\n0123456789,1\n0123456780,1\n0123456789,2\n总户数：2\n证券总数量：4\n"), "2/4", new RegisterOptions("r") { Repeated = Repeated.Sum }),
        new("an account twice with two persons, to be added up", () => Utf8("account,person,units\n0123456789,p,1\n0123456789,q,2\n"), "row.account-differs@3", new RegisterOptions("r") { Repeated = Repeated.Sum })
    ];

    private static IEnumerable<HostileFile> Texts() =>
    [
        new("formulas in names", () => Utf8(Head + "0123456789,1,=HYPERLINK(\"http://x\"),\n".Replace("\"http://x\"", "1") + "0123456780,2,＝1+1,\n0123456781,4,\"\n@SUM(1)\",\n"), "3/7"),
        new("characters that turn a name round", () => Utf8(Head + "0123456789,1,a\u202Eb,\n0123456780,2,c\u200Dd,\n"), "row.hidden-character@2 row.hidden-character@3"),
        new("a control character in a name", () => Utf8(Head + "0123456789,1,a\u001Bb,\n"), "row.hidden-character@2"),
        new("a class that is none", () => Utf8("account,units,class\n0123456789,1,hedge\n"), "row.class@2"),
        new("a person in scientific notation", () => Utf8("account,units,person\n0123456789,1,1.8E+11\n"), "row.person@2"),
        new("an unknown column", () => Utf8("account,units,colour\n0123456789,1,red\n"), "file.unknown-column@1")
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
