using System.Reflection;
using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Layouts;
using BondResolution.Files.Lists;
using BondResolution.Files.Outputs;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Tests.Workbooks;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;

namespace BondResolution.Files.Tests;

/// <summary>Each kind of problem of files, rows, registers and the vault, provoked: one row of the theory a code.</summary>
public sealed class ProblemTests
{
    private const string Head = "account,units,class,frozen,name,person\n";

    public static TheoryData<string> Codes() => new(All().Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_is_provoked_by_a_file_and_names_its_details(string code)
    {
        var problem = All()[code]();

        var found = problem.Parts.IsEmpty || problem.Code == code ? problem : problem.Parts.First(part => part.Code == code);
        Assert.Equal(code, found.Code);
        Assert.DoesNotContain('{', found.Message(chinese: false));
        Assert.DoesNotContain('{', found.Message(chinese: true));
    }

    [Fact]
    public void No_kind_of_this_room_is_without_a_test()
    {
        var kinds = new[] { typeof(FileProblems), typeof(RowProblems), typeof(RegisterFileProblems), typeof(VaultProblems) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => ((ProblemKind)field.GetValue(null)!).Code);

        Assert.Equal(All().Keys.Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_are_in_the_catalogue_and_exit_with_2_exactly_where_nothing_was_understood()
    {
        foreach (var kind in ProblemCatalogue.All.Where(kind => All().ContainsKey(kind.Code)))
        {
            var area = kind.Code[..kind.Code.IndexOf('.')];
            Assert.True(area switch { "file" => kind.ExitCode == 2, "vault" => kind.ExitCode is 0 or 3 or 4, _ => kind.ExitCode == 1 }, kind.Code);
            Assert.True(kind.English.Length > 0 && kind.Chinese.Length > 0 && kind.Remedy.Length > 0 && kind.RemedyChinese.Length > 0, kind.Code);
        }
    }

    private static Dictionary<string, Func<Problem>> All() =>
        new[] { OfFiles(), OfColumns(), OfRows(), OfTotals(), OfVaults() }.SelectMany(some => some).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, Func<Problem>> OfFiles() => new()
    {
        ["file.missing"] = () => InFolder(folder => FileBytes.Read(folder["none.csv"]).Problem!),
        ["file.unreadable"] = () => InFolder(folder => FileBytes.Read(folder.Path).Problem!),
        ["file.unwritable"] = () => InFolder(folder => AtomicFile.Write(folder["no/such/folder.csv"], false, _ => { })!),
        ["file.special"] = () => FileBytes.Read("/dev/null").Problem!,
        ["file.exists"] = () => InFolder(folder => Written(folder, "list.csv", replaces: false)),
        ["file.output-is-input"] = () => InFolder(folder => Written(folder, "list.csv", input: "list.csv")),
        ["file.output-in-ledger"] = () => InFolder(folder => Written(folder, "list.csv", ledger: folder.Path)),
        ["file.too-large"] = () => InFolder(folder =>
        {
            File.WriteAllBytes(folder["five"], new byte[5]);
            Assert.NotNull(FileBytes.Read(folder["five"], maxBytes: 5).Value);
            return FileBytes.Read(folder["five"], maxBytes: 4).Problem!;
        }),
        ["file.empty"] = () => Given.Refuse(""),
        ["file.not-text"] = () => Given.Refuse("account,units\n0123456789,\0\n"),
        ["file.wrong-encoding"] = () => Given.Refuse([0xEF, 0xBB, 0xBF, .. "account,units\n"u8, 0xC3, 0x28]),
        ["file.truncated-character"] = () => Given.Refuse(Given.Utf8("account,units,name\n0123456789,1,张三")[..^1]),
        ["file.truncated"] = () => Given.Refuse("account,units\n0123456789,1\n0123456780,\"2\n"),
        ["file.truncated-row"] = () => Given.Refuse("account,units,name\n0123456789,1"),
        ["file.changing"] = () => FileBytes.ReadAll(new MemoryStream(new byte[3]), "growing.csv", size: 2).Problem!,
        ["file.field-too-long"] = () => Given.Refuse($"account,units,name\n0123456789,1,{new string('x', 4_001)}\n"),
        ["file.no-layout"] = () => Given.Refuse("a,b\n1,2\n"),
        ["file.unknown-layout"] = () => Given.Refuse("account,units\n0123456789,1\n", new RegisterOptions("r", Layout: "szse-t9")),
        ["file.not-table"] = () => Given.Refuse("%PDF-1.4"),
        ["file.workbook-damaged"] = () => Given.Refuse(Xlsx.Of(["account"])[..99]),
        ["file.workbook-protected"] = () => Given.Refuse(Xls.Protected()),
        ["file.workbook-too-large"] = () => Given.Refuse(Xlsx.Of(["account", new string('x', 1_100_000)])),
        ["file.sheet-unclear"] = () => Given.Refuse(Xlsx.Of(new Xlsx.Sheet("1", Xlsx.Data(["account", "units"])), new Xlsx.Sheet("2", Xlsx.Data(["account", "units"])))),
        ["file.sheet-unreadable"] = () => Given.Refuse(Xlsx.Changed(Xlsx.Of(["account", "units"]), "xl/worksheets/sheet1.xml", _ => null)),
        ["file.unknown-sheet"] = () => Given.Refuse(Xlsx.Of(["account", "units"]), new RegisterOptions("r") { Sheet = "x" }),
        ["file.layout"] = () => LayoutFile.Read("{}"u8.ToArray(), "l.json").Problem!,
        ["file.layout-unclear"] = () => Given.Refuse("account,units\n0123456789,1\n", new RegisterOptions("r")
        {
            Layouts = [RegisterLayouts.All[0], LayoutFile.Read("""{"layout":"x","columns":[{"is":"units","called":["account"]},{"is":"account","called":["units"]}]}"""u8.ToArray(), "x").Value]
        }),
        ["file.no-rows"] = () => Given.Refuse("account,units\n\n")
    };

    private static Dictionary<string, Func<Problem>> OfColumns() => new()
    {
        ["file.unknown-column"] = () => Given.Refuse("account,units,colour\n0123456789,1,red\n"),
        ["file.missing-column"] = () => Given.Refuse("account,name\n0123456789,x\n"),
        ["file.duplicate-column"] = () => Given.Refuse("account,units,数量\n0123456789,1,1\n")
    };

    private static Dictionary<string, Func<Problem>> OfRows() => new()
    {
        ["register.faulty"] = () => Given.Refuse(Head + "x,1,,,,\n"),
        ["list.faulty"] = () => ColumnFile.ReadTenders(Given.Utf8("account,vote\nx,agree\n"), "t.csv").Problem!,
        ["row.columns"] = () => Given.Fault(Head + "0123456789,1,,\n"),
        ["row.no-header"] = () => Given.Fault("account,,units\n0123456789,x,1\n"),
        ["row.quote"] = () => Given.Fault(Head + "0123456789,1,,,a\"b,\n"),
        ["row.hidden-character"] = () => Given.Fault(Head + "0123456789,1,,,a\u200Bb,\n"),
        ["row.account"] = () => Given.Fault(Head + "012345678-,1,,,,\n"),
        ["row.account-scientific"] = () => Given.Fault(Head + "1.23E+10,1,,,,\n"),
        ["row.account-zeros"] = () => Given.Fault(Head + "123456789,1,,,,\n"),
        ["row.account-twice"] = () => Given.Fault(Head + "0123456789,1,,,,\n0123456789,1,,,,\n"),
        ["row.account-differs"] = () => Given.Fault(Head + "0123456789,1,fund,,,\n0123456789,1,,,,\n", new RegisterOptions("r") { Repeated = Repeated.Sum }),
        ["row.account-in-parts"] = () => SeveralFilesTests.Refuse(new("r"), "account,units\n0123456789,1\n", "account,units\n0123456789,2\n"),
        ["register.total-part"] = () => SeveralFilesTests.Refuse(new("r"), "account,units\n0123456789,1\n", "account,units\n0123456780,2\n合计,4\n"),
        ["register.part-twice"] = () => SeveralFilesTests.Refuse(new("r"), "account,units\n0123456789,1\n", "account,units\n0123456789,1\n"),
        ["row.merged"] = () => Given.Refuse(Xlsx.Of(new Xlsx.Sheet("s", Xlsx.Data(["account", "units"], ["0123456789", 1]), false, "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>"))).Parts[0],
        ["row.cell-kind"] = () => InSheet("0123456789", true),
        ["row.cell-error"] = () => InSheet("0123456789", Xlsx.Error("#REF!")),
        ["row.cell-formula"] = () => InSheet("0123456789", Xlsx.Formula(null)),
        ["row.cell-number"] = () => InSheet("0123456789", new Xlsx.Raw("", "<v>0,5</v>")),
        ["row.cell-rounded"] = () => InSheet(1e17, 1),
        ["row.cell-too-long"] = () => InSheet(new string('x', 4_001), 1),
        ["row.person"] = () => Given.Fault(Head + "0123456789,1,,,,1.80E+11\n"),
        ["row.class"] = () => Given.Fault(Head + "0123456789,1,hedge,,,\n"),
        ["row.units-unclear"] = () => Given.Fault(Head + "0123456789,1.000,,,,\n"),
        ["row.end-mark"] = () => Given.Fault(Head + "0123456789,1,,,,\n\u001A\n0123456780,1,,,,\n"),
        ["row.units"] = () => Given.Fault(Head + "0123456789,1e3,,,,\n"),
        ["row.quantity"] = () => Given.Fault("证券账户号码,持有金额（元）\n0123456789,1.234\n"),
        ["row.not-whole-bonds"] = () => Given.Fault("证券账户号码,持有金额（元）\n0123456789,150\n", new RegisterOptions("r", QuantityIs: QuantityIs.Face)),
        ["row.frozen"] = () => Given.Fault(Head + "0123456789,1,,2,,\n"),
        ["row.vote"] = () => ColumnFile.ReadTenders(Given.Utf8("account,vote\n0123456789,maybe\n"), "t.csv").Problem!,
        ["row.amount"] = () => Returned("0123456789,0.00,a\n"),
        ["row.reason"] = () => Returned("0123456789,1.00,\n"),
        ["row.personal-number"] = () => Returned("0123456789,1.00,138-0013-8000\n"),
        ["row.above-header"] = () => Given.Fault("0123456789,1,,,,\n" + Head + "0123456780,1,,,,\n"),
        ["row.after-totals"] = () => Given.Fault(Head + "0123456789,1,,,,\n总户数：2\n0123456780,1,,,,\n")
    };

    private static Dictionary<string, Func<Problem>> OfTotals() => new()
    {
        ["register.quantity-undecided"] = () => Given.Fault("证券账户号码,持有金额（元）\n0123456789,1\n"),
        ["register.total-quantity"] = () => Given.Fault("证券账户号码,持有金额（元）\n0123456789,7\n", new RegisterOptions("r", ExpectUnits: 5)),
        ["register.total-units"] = () => Given.Fault(Head + "0123456789,1,,,,\n证券总数量：2\n"),
        ["list.total-amount"] = () => Returned("0123456789,1.00,a\n总金额：2.00\n"),
        ["register.total-accounts"] = () => Given.Fault(Head + "0123456789,1,,,,\n总户数：2\n"),
        ["register.total-persons"] = () => Given.Fault(Head + "0123456789,1,,,,p\n持有人数（已合并）：2\n"),
        ["register.total-unreadable"] = () => Given.Fault(Head + "0123456789,1,,,,\n总户数：一\n"),
        ["register.total-column"] = () => Given.Fault(Head + "0123456789,1,,,,\n合计,2,,,,\n"),
        ["register.total-twice"] = () => Given.Fault(Head + "0123456789,1,,,,\n总户数：1\n总户数：2\n"),
        ["register.too-many-units"] = () => Given.Fault(Head + "0123456789,100000000000,,,,\n0123456780,1,,,,\n"),
        ["register.too-many-accounts"] = () => Given.Fault(Head + "0123456789,1,,,,\n0123456780,1,,,,\n", new RegisterOptions("r") { MaxRows = 1 })
    };

    private static Problem Returned(string rows) => ColumnFile.ReadReturns(Given.Utf8("account,amount,reason\n" + rows), "r.csv").Problem!;

    private static Dictionary<string, Func<Problem>> OfVaults() => new()
    {
        ["vault.key-missing"] = () => InFolder(folder =>
        {
            HolderVault.Open(folder["vault.db"], null).Value!.Dispose();
            File.Delete(folder["vault.key"]);
            return HolderVault.Open(folder["vault.db"], null).Problem!;
        }),
        ["vault.key-unreadable"] = () => InFolder(folder => HolderVault.Open(folder["vault.db"], "c2hvcnQ=").Problem!),
        ["vault.wrong-key"] = () => InFolder(folder =>
        {
            HolderVault.Open(folder["vault.db"], null).Value!.Dispose();
            return HolderVault.Open(folder["vault.db"], Convert.ToBase64String(new byte[32])).Problem!;
        }),
        ["vault.unreachable"] = () => InFolder(folder =>
        {
            File.WriteAllText(folder["vault.db"], new string('x', 5_000));
            return HolderVault.Open(folder["vault.db"], Convert.ToBase64String(new byte[32])).Problem!;
        }),
        ["vault.key-exposed"] = () => InFolder(folder =>
        {
            HolderVault.Open(folder["vault.db"], null).Value!.Dispose();
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder["vault.key"], UnixFileMode.UserRead | UnixFileMode.GroupRead);
            using var vault = HolderVault.Open(folder["vault.db"], null).Value!;
            return vault.Exposed!;
        }),
        ["vault.altered"] = () => InFolder(folder => VaultTests.Alter(folder, "UPDATE vault_chunk SET number = 1"))
    };

    private static Problem InSheet(params object?[] row) => Given.Refuse(Xlsx.Of(["account", "units"], row)).Parts[0];

    /// <summary>What writing to a file that is there meets.</summary>
    private static Problem Written(TemporaryFolder folder, string output, bool replaces = true, string? input = null, string? ledger = null)
    {
        File.WriteAllText(folder[output], "earlier");
        var gate = new OutputGate(ledger is null ? [] : [ledger], () => Stream.Null);
        if (input is not null)
            gate.AddInput(folder[input]);
        var problem = gate.Write(folder[output], ownerOnly: false, to => to.Write("new"u8), replaces);
        Assert.Equal("earlier", File.ReadAllText(folder[output]));
        return problem!;
    }

    private static Problem InFolder(Func<TemporaryFolder, Problem> provoke)
    {
        using var folder = new TemporaryFolder();
        return provoke(folder);
    }
}
