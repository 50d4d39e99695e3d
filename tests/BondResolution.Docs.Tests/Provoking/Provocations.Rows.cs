using BondResolution.Domain.Problems;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;
using BondResolution.Files.Tests.Workbooks;
using System.Text;
using static BondResolution.Docs.Tests.Provoking.Provocation;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of single rows, met in small bad files: row, list.</summary>
internal static partial class Provocations
{
    private const string Plain = "account,units\n";

    private static IEnumerable<Provocation> Rows() =>
    [
        Register("row.columns", 1, Plain + "0000000001\n"),
        Register("row.no-header", 1, "account,units,\n0000000001,1,x\n"),
        Register("row.quote", 1, "account,name,units\n0000000001,a\"b\"c,1\n"),
        Register("row.hidden-character", 1, "account,name,units\n0000000001,a\u200bb,1\n"),
        Register("row.account", 1, Plain + "account-no,1\n"),
        Register("row.account-scientific", 1, Plain + "1.23E+10,1\n"),
        Register("row.account-zeros", 1, Plain + "199763754,1\n"),
        Register("row.account-twice", 1, Plain + "0000000001,1\n0000000001,1\n"),
        Register("row.account-differs", 1, "account,class,units\n0000000001,fund,1\n0000000001,other,1\n", new("f") { Repeated = Repeated.Sum }),
        Register("row.merged", 1, Xlsx.Of(new Xlsx.Sheet("s", Xlsx.Data(["account", "units"], ["0000000001", 1.0]), false, "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>"))),
        Register("row.cell-kind", 1, Xlsx.Of(["account", "units"], ["0000000001", true])),
        Register("row.cell-error", 1, Xlsx.Of(["account", "units"], ["0000000001", Xlsx.Error("#REF!")])),
        Register("row.cell-formula", 1, Xlsx.Of(["account", "units"], ["0000000001", Xlsx.Formula(null)])),
        Register("row.cell-number", 1, Xlsx.Of(["account", "units"], ["0123456789", new Xlsx.Raw("", "<v>0,5</v>")])),
        Register("row.cell-rounded", 1, Xlsx.Of(["account", "units"], [1e17, 1.0])),
        Register("row.cell-too-long", 1, Xlsx.Of(["account", "units"], [new string('x', 4001), 1.0])),
        Register("row.person", 1, "证券账户号码,一码通账户号码,持有人类别,持有数量,备注\n0000000001,12,10,1,\n"),
        Register("row.class", 1, "account,class,units\n0000000001,somebody,1\n"),
        Register("row.units-unclear", 1, Plain + "0000000001,1.000\n"),
        Register("row.end-mark", 1, Plain + "0000000001,1\n\u001a\n0000000002,1\n"),
        Register("row.units", 1, Plain + "0000000001,-1\n"),
        Register("row.quantity", 1, "证券账户号码,持有金额（元）\n0000000001,1.234\n"),
        Register("row.not-whole-bonds", 1, "证券账户号码,持有金额（元）\n0000000001,150.00\n证券总数量：,1\n", new("f") { QuantityIs = Domain.Registers.QuantityIs.Face }),
        Register("row.frozen", 1, "account,units,frozen\n0000000001,1,2\n"),
        Register("row.above-header", 1, "0000000001,1\n" + Plain + "0000000002,1\n"),
        Register("row.after-totals", 1, "证券账户号码,持有数量,备注\n0000000001,1,\n证券总数量：,2,\n0000000002,1,\n"),
        Computing("row.amount", 1, () => Returns("account,amount,reason\n0000000001,0.00,r\n")),
        Computing("row.reason", 1, () => Returns("account,amount,reason\n0000000001,1.00,\n")),
        Computing("row.personal-number", 1, () => Returns("account,amount,reason\n0000000001,1.00,call 13800138000\n")),
        Computing("list.total-amount", 1, () => Returns("account,amount,reason\n0000000001,1.00,r\n总金额：,2.00,\n")),
        Computing("row.vote", 1, () => Tenders("account,vote\n0000000001,perhaps\n")),
        Computing("list.faulty", 1, () => Tenders("account,vote\n0000000001,perhaps\n"))
    ];

    private static Problem? Returns(string text) => ColumnFile.ReadReturns(Encoding.UTF8.GetBytes(text), "returns.csv").Problem;

    private static Problem? Tenders(string text) => ColumnFile.ReadTenders(Encoding.UTF8.GetBytes(text), "tenders.csv").Problem;

    private static Provocation Register(string code, int exitCode, string text, RegisterOptions? options = null) =>
        Register(code, exitCode, Encoding.UTF8.GetBytes(text), options);

    private static Provocation Register(string code, int exitCode, byte[] bytes, RegisterOptions? options = null) =>
        Computing(code, exitCode, () => RegisterReader.Read(bytes, options ?? new RegisterOptions("register.csv")).Problem);
}
