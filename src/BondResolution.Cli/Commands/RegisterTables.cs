using System.Globalization;
using BondResolution.Application.Registers;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;

namespace BondResolution.Cli.Commands;

/// <summary>What is told of a register: how it was read, what it comes to, and how that compares with the ledger's roll-forward.</summary>
internal static class RegisterTables
{
    /// <summary>What was taken for what, of each file; told before anything is recorded.</summary>
    public static void PrintReading(Run run, RegisterFile file)
    {
        var isSeveral = file.Parts.Length > 1;
        foreach (var (part, no) in file.Parts.Select((part, at) => (part, at + 1)))
        {
            if (isSeveral)
                run.Output.WriteLine(run.Say($"part {no}: {part.FileName}", $"第 {no} 部分：{part.FileName}"));
            run.Tables.Table(Columns(run), [.. Taken(run, part), .. isSeveral ? [[run.Say("rows", "行数"), Number(part.Rows)], [run.Say("bonds", "张数"), Number(part.Units)]] : Sums(run, file)]);
            PrintPassed(run, new PassedOver(part.PassedOver, part.PassedCount));
        }

        if (!isSeveral)
            return;
        run.Output.WriteLine(run.Say("all parts", "各部分合计"));
        run.Tables.Table(Columns(run), Sums(run, file));
    }

    private static string[] Columns(Run run) => run.Chinese ? ["项目", "读取结果"] : ["", "read"];

    /// <summary>The lines of a file that are no rows; nothing where there are none.</summary>
    public static void PrintPassed(Run run, PassedOver passed)
    {
        if (passed.Count == 0)
            return;
        run.Tables.Table(run.Chinese ? [">未作为数据的行", "原因", "内容（姓名和号码已遮蔽）"] : [">line passed over", "why", "text (names and numbers masked)"],
            [.. passed.Listed.Select(p => (IReadOnlyList<string>)[p.Part is { } part ? $"{part}: {Number(p.Line)}" : Number(p.Line), Word(run, p.Why), p.Text])]);
        if (passed.Count > passed.Listed.Length)
            run.Output.WriteLine(run.Say($"lines passed over: {Number(passed.Count)}, listed: {Number(passed.Listed.Length)}", $"未作为数据的行共 {Number(passed.Count)} 行，列出 {Number(passed.Listed.Length)} 行"));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Taken(Run run, RegisterReading file) =>
    [
        [run.Say("layout", "版式"), $"{file.Layout}; {file.Encoding}; {Form(run, file)}; {run.Say("header on line", "表头行")} {file.HeaderLine}"],
        [run.Say("columns", "列"), string.Join(", ", file.Columns.Where(c => c.Field is not (null or Field.Ignored)).Select(c => $"{c.Header} → {c.Field}"))],
        [run.Say("not read", "未读取的列"), string.Join(", ", file.Columns.Where(c => c.Field is Field.Ignored).Select(c => c.Header)) is { Length: > 0 } ignored ? ignored : "—"],
        [run.Say("read otherwise than written", "读法与书写不同"), string.Join("; ", Forms(run, file)) is { Length: > 0 } forms ? forms : "—"],
        [run.Say("quantity is", "数量含义"), Words.Of(file.QuantityIs)]
    ];

    private static IReadOnlyList<IReadOnlyList<string>> Sums(Run run, RegisterFile file) =>
    [
        [run.Say("rows", "行数"), Number(file.Rows)],
        [run.Say("accounts", "账户"), Number(file.Totals.Accounts)],
        [run.Say("persons", "持有人"), file.Totals.Persons is { } persons ? Number(persons) : "—"],
        [run.Say("bonds", "张数"), Number(file.Totals.Units)],
        [run.Say("frozen", "冻结"), Number(file.Totals.Frozen)],
        [run.Say("classes", "类别"), string.Join(", ", Enum.GetValues<HolderClass>().Select(c => $"{Words.Of(c)} {Number(file.Totals.CountByClass[(int)c])}"))]
    ];

    /// <summary>Totals of a register beside those of the ledger, and the kinds of their differences.</summary>
    public static void PrintTotals(Run run, Reconciliation found)
    {
        var (ledger, register) = (found.RolledForward, found.Registered);
        IReadOnlyList<string> Row(string name, long rolled, long shown) => [name, Number(rolled), Number(shown), Number(shown - rolled)];
        run.Tables.Table(run.Chinese ? ["", ">滚动持仓", ">名册", ">差额"] : ["", ">rolled forward", ">register", ">difference"],
        [
            Row(run.Say("accounts with bonds", "有持仓账户"), ledger.Accounts, register.Accounts),
            Row(run.Say("persons", "持有人"), ledger.Persons, register.Persons),
            Row(run.Say("bonds", "张数"), ledger.Units, register.Units),
            Row(run.Say("frozen", "冻结"), ledger.Frozen, register.Frozen),
            .. Enum.GetValues<HolderClass>().Select(c => Row(Words.Of(c), ledger.CountByClass[(int)c], register.CountByClass[(int)c]))
        ]);
        run.Tables.Table(run.Chinese ? ["差异类型", ">户数", ">多出", ">减少", ">差额"] : ["kind of difference", ">accounts", ">more", ">fewer", ">difference"],
        [
            .. found.Kinds.Select(k => (IReadOnlyList<string>)[Word(run, k.Kind), Number(k.Accounts), Number(k.UnitsMore), Number(k.UnitsFewer), Number(k.Units)]),
            [run.Say("together", "合计"), Number(found.Differences.Count), Number(found.Kinds.Sum(k => k.UnitsMore)), Number(found.Kinds.Sum(k => k.UnitsFewer)), Number(found.Kinds.Sum(k => k.Units))],
            [run.Say("explained by no payment and no transfer", "非偿付亦非转移可解释"), "", "", "", Number(found.Unexplained)]
        ]);
    }

    public static string Word(Run run, DifferenceKind kind) => run.Chinese
        ? kind switch
        {
            DifferenceKind.NewAccount => "新账户",
            DifferenceKind.ClosedAccount => "已清空账户",
            DifferenceKind.MissingPayment => "未记录的偿付",
            DifferenceKind.UnrecordedTransfer => "未记录的转移",
            _ => "其他信息"
        }
        : RegisterJson.Word(kind);

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Word(Run run, PassedReason why) => run.Chinese
        ? why switch
        {
            PassedReason.Title => "标题",
            PassedReason.Blank => "空行",
            PassedReason.Total => "控制总数",
            PassedReason.Note => "附注",
            _ => "分隔线"
        }
        : Words.Of(why);

    /// <summary>What was read in another form than it is written in, and how often.</summary>
    private static IEnumerable<string> Forms(Run run, RegisterReading file)
    {
        foreach (var (count, english, chinese) in new[]
        {
            (file.Forms.FormulaTexts, "=\"…\" read as the text", "=\"…\" 按文本读取"), (file.Forms.Apostrophes, "apostrophe in front left out", "去掉前导撇号"),
            (file.Forms.FullWidth, "full-width characters as ASCII", "全角字符按半角读取"), (file.Forms.ZeroDecimals, ".00 of bonds left out", "张数去掉 .00"),
            (file.Forms.Blanks, "blanks such as U+00A0 or U+3000 around cells left out", "去掉单元格首尾的 U+00A0、U+3000 等空白")
        })
        {
            if (count > 0)
                yield return $"{run.Say(english, chinese)}: {Number(count)}";
        }

        if (file.ByteOrderMarks > 1)
            yield return run.Say($"{file.ByteOrderMarks} byte order marks read as one", $"{file.ByteOrderMarks} 个字节顺序标记按一个读取");
        if (file.HasEndMark)
            yield return run.Say("ended by 0x1A", "以 0x1A 结束");
    }

    /// <summary>The delimiter, or the sheet with what is to be known of it.</summary>
    private static string Form(Run run, RegisterReading file) => file switch
    {
        { Sheet: { } s } => run.Say($"sheet '{s.Name}' ({s.HiddenRows} hidden rows, read too; {s.Formulas} formulas, their stored values taken)",
            $"工作表 '{s.Name}'（隐藏行 {s.HiddenRows}，一并读取；公式 {s.Formulas}，取其存储值）")
            + (s.HiddenSheets.IsEmpty ? "" : run.Say("; hidden sheets that fit and are not read: ", "；符合版式但未读取的隐藏工作表：") + string.Join(", ", s.HiddenSheets.Select(h => $"'{h}'"))),
        { Delimiter: '\t' } => "'tab'",
        _ => $"'{file.Delimiter}'"
    };
}
