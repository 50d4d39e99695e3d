using BondResolution.Domain.Problems;
using BondResolution.Files.Layouts;
using BondResolution.Files.Payouts;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Tests.Workbooks;
using BondResolution.Files.Text;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of files that cannot be read or written: file.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Files() =>
    [
        By("file.missing", 2, Defaulted, Import("2024-08-21", "nowhere.csv")),
        By("file.unreadable", 2, Defaulted, Import("2024-08-21", "ledger")),
        Asking("file.too-large", 2, [], l => Task.FromResult(FileBytes.Read(Path.Combine(l.Folder, "register.csv"), maxBytes: 10).Problem)),
        Register("file.empty", 2, ""),
        Register("file.not-text", 2, "account,units\n\0"),
        Register("file.wrong-encoding", 2, [0xEF, 0xBB, 0xBF, .. "account,units\n"u8, 0xFF, (byte)'\n']),
        Register("file.truncated-character", 2, [.. "account,name,units\n0000000001,"u8, .. "岭南转债"u8[..^1]]),
        Register("file.truncated", 2, "account,name,units\n0000000001,\"open,1\n"),
        Register("file.truncated-row", 2, "account,units,name\n0000000001,1"),
        Computing("file.changing", 2, () => FileBytes.ReadAll(new MemoryStream(new byte[3]), "growing.csv", size: 2).Problem),
        Register("file.field-too-long", 2, $"account,name,units\n0000000001,{new string('x', 4001)},1\n"),
        Register("file.no-layout", 2, "a,b\n1,2\n"),
        Register("file.unknown-layout", 2, Plain + "0000000001,1\n", new("f", Layout: "excel")),
        Register("file.unknown-column", 2, "account,units,colour\n0000000001,1,red\n"),
        Register("file.missing-column", 2, "account,name\n0000000001,n\n"),
        Register("file.duplicate-column", 2, "account,units,units\n0000000001,1,1\n"),
        Register("file.not-table", 2, "%PDF-1.4"),
        Register("file.workbook-damaged", 2, Xlsx.Of(["account", "units"])[..200]),
        Register("file.workbook-protected", 2, Xls.Protected()),
        Register("file.workbook-too-large", 2, Xlsx.Of(["account", new string('x', 1_100_000)])),
        Register("file.sheet-unclear", 2, Xlsx.Of(new Xlsx.Sheet("1", Xlsx.Data(["account", "units"])), new Xlsx.Sheet("2", Xlsx.Data(["account", "units"])))),
        Register("file.sheet-unreadable", 2, Xlsx.Changed(Xlsx.Of(["account", "units"]), "xl/worksheets/sheet1.xml", _ => null)),
        Register("file.unknown-sheet", 2, Xlsx.Of(["account", "units"]), new("f") { Sheet = "x" }),
        By("file.layout", 2, Defaulted, Import("2024-08-21", "register.csv", ",'layout':'broken.json'")),
        Register("file.layout-unclear", 2, Plain + "0000000001,1\n", new("f") { Layouts = [RegisterLayouts.All[0], Swapped] }),
        Register("file.no-rows", 2, Plain),
        Asking("file.unwritable", 2, [], l => Task.FromResult(PayoutListWriter.Write(Path.Combine(l.Folder, "nowhere", "list.csv"), NoPayout())))
    ];

    private static TableLayout Swapped => LayoutFile.Read("""{"layout":"x","columns":[{"is":"units","called":["account"]},{"is":"account","called":["units"]}]}"""u8.ToArray(), "x").Value;

    private static PayoutListColumns NoPayout() => new()
    {
        Accounts = default, Units = default, UnitsPaid = default, UnitsDeferred = default, PrincipalFen = default, InterestFen = default, TaxFen = default, DeferredFen = default
    };
}
