namespace BondResolution.Domain.Problems;

/// <summary>What breaks a rule in a row of a register or of a list (tenders, suit holders, payments that came back); each names its physical line from 1.</summary>
public static class RowProblems
{
    public static readonly ProblemKind Columns = new("row.columns", 1,
        "line {line}: {read} fields, expected {expected} as in the header",
        "第 {line} 行：有 {read} 个字段，应与表头一致为 {expected} 个",
        "Quote a field that holds the delimiter; fill up a row that was cut off",
        "字段含分隔符时请加引号；补全被截断的行");

    public static readonly ProblemKind NoHeader = new("row.no-header", 1,
        "line {line}: column {column} has no header and is not empty",
        "第 {line} 行：第 {column} 列没有表头却有内容",
        "Name the column or empty it",
        "请为该列命名或清空");

    public static readonly ProblemKind Quote = new("row.quote", 1,
        "line {line}: a quote inside a field that does not begin and end with one",
        "第 {line} 行：字段中有引号，但首尾不是引号",
        "Put the field in quotes and double each quote inside it",
        "请用引号括起该字段，并将其中的引号写成两个");

    public static readonly ProblemKind HiddenCharacter = new("row.hidden-character", 1,
        "line {line}, column {column}: the invisible or damaged character {read} at position {position}",
        "第 {line} 行，列 {column}：第 {position} 个字符 {read} 不可见或已损坏",
        "Remove it",
        "请删除该字符");

    public static readonly ProblemKind Merged = new("row.merged", 1,
        "line {line}: cells are merged with others, so that it is not said whose their value is",
        "第 {line} 行：存在合并单元格，无法确定其值属于哪一行或哪一列",
        "Unmerge them and fill in every cell",
        "请取消合并并填满每个单元格");

    public static readonly ProblemKind CellKind = new("row.cell-kind", 1,
        "line {line}, column {column} (cell {cell}): the cell is a date, a time or a truth value ({read}), expected {expected}",
        "第 {line} 行，列 {column}（单元格 {cell}）：单元格是日期、时间或逻辑值（{read}），应为 {expected}",
        "Format the column as text and take the value from the source again",
        "请将该列设为文本格式，并从来源重新取值");

    public static readonly ProblemKind CellError = new("row.cell-error", 1,
        "line {line}, column {column} (cell {cell}): the cell is an error of the spreadsheet ({read}), expected {expected}",
        "第 {line} 行，列 {column}（单元格 {cell}）：单元格是电子表格错误值（{read}），应为 {expected}",
        "Mend the formula, or write the value",
        "请修正公式或直接填写数值");

    public static readonly ProblemKind CellFormula = new("row.cell-formula", 1,
        "line {line}, column {column} (cell {cell}): the cell is a formula whose value was never computed ({read}), expected {expected}",
        "第 {line} 行，列 {column}（单元格 {cell}）：单元格是从未计算过的公式（{read}），应为 {expected}",
        "Open the workbook in a spreadsheet, let it compute, and save it",
        "请用电子表格打开并计算后保存");

    public static readonly ProblemKind CellRounded = new("row.cell-rounded", 1,
        "line {line}, column {column} (cell {cell}): {read} is a number of more than fifteen digits, which a spreadsheet has rounded, expected {expected} that is whole",
        "第 {line} 行，列 {column}（单元格 {cell}）：{read} 是超过十五位、已被电子表格舍入的数值，应为完整的 {expected}",
        "Take the value from the source again and keep the column as text",
        "请从来源重新取值，并将该列保存为文本");

    public static readonly ProblemKind CellNumber = new("row.cell-number", 1,
        "line {line}, column {column} (cell {cell}): the workbook says that the cell is a number, and its value {read} is none, expected {expected}",
        "第 {line} 行，列 {column}（单元格 {cell}）：工作簿标明该单元格为数值，但其内容 {read} 不是数值，应为 {expected}",
        "Write the number again in a spreadsheet and save it: in a workbook it has a decimal point and no separators",
        "请在电子表格中重新录入该数值并保存：工作簿中的数值以点为小数点，不含千分位");

    public static readonly ProblemKind CellTooLong = new("row.cell-too-long", 1,
        "line {line}, column {column} (cell {cell}): the cell that begins {read} is longer than 4,000 characters, expected {expected}",
        "第 {line} 行，列 {column}（单元格 {cell}）：以 {read} 开头的单元格超过 4,000 个字符，应为 {expected}",
        "Shorten it",
        "请缩短");

    public static readonly ProblemKind Account = new("row.account", 1,
        "line {line}, column {column}: {read} is no securities account, expected {expected}",
        "第 {line} 行，列 {column}：{read} 不是证券账户号码，应为 {expected}",
        "Take the ten letters or digits from the depository's file",
        "请按登记机构文件填写十位字母或数字");

    public static readonly ProblemKind AccountScientific = new("row.account-scientific", 1,
        "line {line}, column {column}: {read} is an account that a spreadsheet turned into a number, expected {expected}; its digits are lost",
        "第 {line} 行，列 {column}：{read} 是被电子表格改成数值的账户号码，应为 {expected}；原有数字已丢失",
        "Take the account from the depository's file again and keep the column as text",
        "请从登记机构文件重新取得账户号码，并将该列保存为文本");

    public static readonly ProblemKind AccountZeros = new("row.account-zeros", 1,
        "line {line}, column {column}: {read} has {length} digits, expected {expected}: a spreadsheet may have taken leading zeros away",
        "第 {line} 行，列 {column}：{read} 只有 {length} 位数字，应为 {expected}：前导零可能被电子表格去掉",
        "Take the account from the depository's file again and keep the column as text; zeros are not added by guess",
        "请从登记机构文件重新取得账户号码，并将该列保存为文本；系统不会自行补零");

    public static readonly ProblemKind AccountTwice = new("row.account-twice", 1,
        "line {line}, column {column}: account {read} stands in line {first} already",
        "第 {line} 行，列 {column}：账户 {read} 已出现在第 {first} 行",
        "Keep one of the two rows, or have them added up where both are right ({repeated} sum)",
        "请保留其中一行；两行均正确时可要求相加（{repeated} sum）");

    public static readonly ProblemKind AccountInParts = new("row.account-in-parts", 1,
        "line {line}, column {column}: account {read} stands in line {first} of {firstFile} already",
        "第 {line} 行，列 {column}：账户 {read} 已出现在 {firstFile} 第 {first} 行",
        "Keep one of the two rows, or have them added up where both are right ({repeated} sum)",
        "请保留其中一行；两行均正确时可要求相加（{repeated} sum）");

    public static readonly ProblemKind AccountDiffers = new("row.account-differs", 1,
        "line {line}, column {column}: account {read} has another class or person than in line {first}, so that the two cannot be added up",
        "第 {line} 行，列 {column}：账户 {read} 的类别或一码通与第 {first} 行不同，无法合并",
        "Correct the one that is wrong",
        "请更正有误的一行");

    public static readonly ProblemKind Person = new("row.person", 1,
        "line {line}, column {column}: {read} is no person number (一码通), expected {expected}",
        "第 {line} 行，列 {column}：{read} 不是一码通号码，应为 {expected}",
        "Take it from the depository's file again and keep the column as text",
        "请从登记机构文件重新取得，并将该列保存为文本");

    public static readonly ProblemKind Class = new("row.class", 1,
        "line {line}, column {column}: {read} is no class of holder, expected {expected}",
        "第 {line} 行，列 {column}：{read} 不是持有人类别，应为 {expected}",
        "Write one of these words or leave it empty",
        "请填写其中之一或留空");

    public static readonly ProblemKind UnitsUnclear = new("row.units-unclear", 1,
        "line {line}, column {column}: {read} may be so many bonds, or a thousand times as many where the point sets thousands off",
        "第 {line} 行，列 {column}：{read} 中的小数点可能是千位分隔符，张数相差一千倍，无法判断",
        "Write the whole number of bonds, without a point",
        "请写整数张数，不带小数点");

    public static readonly ProblemKind EndMark = new("row.end-mark", 1,
        "line {line}: the mark of a text's end (0x1A) stands in the middle of the file, and more follows",
        "第 {line} 行：文本结束标记（0x1A）出现在文件中间，其后仍有内容",
        "Delete the mark if what follows belongs to the list, else cut the file there",
        "如其后内容属于该名册或清单，请删除该标记；否则请在此处截断文件");

    public static readonly ProblemKind Units = new("row.units", 1,
        "line {line}, column {column}: {read} is no number of bonds, expected a whole number {expected}",
        "第 {line} 行，列 {column}：{read} 不是债券数量，应为 {expected} 的整数",
        "Write digits only, or thousands separators in groups of three",
        "请只写数字，或按三位一组使用千位分隔符");

    public static readonly ProblemKind Quantity = new("row.quantity", 1,
        "line {line}, column {column}: {read} is neither a number of bonds nor an amount in yuan, expected {expected}",
        "第 {line} 行，列 {column}：{read} 既不是张数也不是金额（元），应为 {expected}",
        "Write digits, with two decimals where it is money",
        "请只写数字，金额写两位小数");

    public static readonly ProblemKind NotWholeBonds = new("row.not-whole-bonds", 1,
        "line {line}, column {column}: {read} yuan is no whole number of bonds of {expected} each",
        "第 {line} 行，列 {column}：{read} 元不是面值 {expected} 的整数倍",
        "Correct the amount, or the face of the bond",
        "请更正金额或债券面值");

    public static readonly ProblemKind Frozen = new("row.frozen", 1,
        "line {line}, column {column}: {read} bonds frozen, expected {expected}: no more than the row holds",
        "第 {line} 行，列 {column}：冻结 {read} 张，应在 {expected} 之间：不得超过该行持有数量",
        "Correct the number held or the number frozen",
        "请更正持有数量或冻结数量");

    public static readonly ProblemKind Amount = new("row.amount", 1,
        "line {line}, column {column}: {read} is no amount in yuan, expected {expected}",
        "第 {line} 行，列 {column}：{read} 不是金额（元），应在 {expected} 之间",
        "Write digits with two decimals; thousands separators in groups of three are allowed",
        "请填写数字并保留两位小数；千位分隔符须三位一组");

    public static readonly ProblemKind Reason = new("row.reason", 1,
        "line {line}: the row states no reason",
        "第 {line} 行：未写明原因",
        "Fill in the column of reasons, or state one for all rows that have none (reason)",
        "请填写原因列，或为未写明原因的各行统一指定原因（reason）");

    public static readonly ProblemKind PersonalNumber = new("row.personal-number", 1,
        "line {line}, column {column}: {read} holds an identity or mobile number; events keep what they hold for ever",
        "第 {line} 行，列 {column}：{read} 含身份证或手机号码；事件一经记录永久保存",
        "Leave the number out: the account says who it is",
        "请删去号码：证券账户已指明持有人");

    public static readonly ProblemKind Vote = new("row.vote", 1,
        "line {line}, column {column}: {read} is no vote, expected {expected}",
        "第 {line} 行，列 {column}：{read} 不是表决意见，应为 {expected}",
        "Write one of these words",
        "请填写其中之一");

    public static readonly ProblemKind AboveHeader = new("row.above-header", 1,
        "line {line}: looks like a holder's row and stands above the header in line {expected}",
        "第 {line} 行：像是数据行，却位于第 {expected} 行表头之上",
        "Move it below the header",
        "请移到表头之下");

    public static readonly ProblemKind AfterTotals = new("row.after-totals", 1,
        "line {line}: a row below the control totals of line {expected}",
        "第 {line} 行：位于第 {expected} 行控制总数之下",
        "Put all rows above the totals",
        "请将所有数据行放在控制总数之上");
}
