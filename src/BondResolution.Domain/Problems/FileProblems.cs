namespace BondResolution.Domain.Problems;

/// <summary>Files that cannot be read or written: nothing in them was understood.</summary>
public static class FileProblems
{
    public static readonly ProblemKind Missing = new("file.missing", 2,
        "no file {file}",
        "文件 {file} 不存在",
        "Check the path; paths in a script are relative to the script's folder",
        "请检查路径；脚本中的路径相对于脚本所在文件夹");

    public static readonly ProblemKind Unreadable = new("file.unreadable", 2,
        "file {file} cannot be read: {reason}",
        "文件 {file} 无法读取：{reason}",
        "Name a file, not a folder, that this user may read",
        "请指定当前用户有权读取的文件，而不是文件夹");

    public static readonly ProblemKind TooLarge = new("file.too-large", 2,
        "file {file} has {size} bytes, more than the limit of {limit}",
        "文件 {file} 有 {size} 字节，超过上限 {limit}",
        "Check that it is the right file",
        "请确认文件是否正确");

    public static readonly ProblemKind Empty = new("file.empty", 2,
        "file {file} is empty",
        "文件 {file} 是空的",
        "Ask for the file again",
        "请重新取得该文件");

    public static readonly ProblemKind NotText = new("file.not-text", 2,
        "file {file} is not text: a byte 0 at byte {offset}, line {line}",
        "文件 {file} 不是文本：第 {offset} 字节（第 {line} 行）为 0",
        "Save it as CSV or .xlsx, and UTF-16 with its byte order mark",
        "请另存为 CSV 或 .xlsx；UTF-16 文件须带字节顺序标记");

    public static readonly ProblemKind WrongEncoding = new("file.wrong-encoding", 2,
        "file {file} is not valid {encoding}: bytes {read} at byte {offset}, line {line}",
        "文件 {file} 不是有效的 {encoding}：第 {offset} 字节（第 {line} 行）为 {read}",
        "Save it again as UTF-8 or GB18030, or ask for it again: its characters are damaged",
        "请另存为 UTF-8 或 GB18030，或重新取得：文件中的字符已损坏");

    public static readonly ProblemKind TruncatedCharacter = new("file.truncated-character", 2,
        "file {file} ends inside a character of {encoding}, at byte {offset}, line {line}",
        "文件 {file} 在 {encoding} 的一个字符中间结束：第 {offset} 字节，第 {line} 行",
        "Ask for the file again: its end is missing",
        "请重新取得该文件：末尾缺失");

    public static readonly ProblemKind Truncated = new("file.truncated", 2,
        "file {file} ends inside the quoted field that the record of line {line} opens",
        "文件 {file} 在引号未闭合的字段中结束，该记录始于第 {line} 行",
        "Close the quote, or ask for the file again: its end may be missing",
        "请补上引号，或重新取得该文件：末尾可能缺失");

    public static readonly ProblemKind TruncatedRow = new("file.truncated-row", 2,
        "file {file} ends inside the row of line {line}: it has {read} fields, expected {expected} as in the header, and no line end",
        "文件 {file} 在第 {line} 行中间结束：该行只有 {read} 个字段，应与表头一致为 {expected} 个，且没有换行",
        "Ask for the file again: its end is missing",
        "请重新取得该文件：末尾缺失");

    public static readonly ProblemKind Changing = new("file.changing", 2,
        "file {file} changed while it was read: {size} bytes at first, {read} in the end",
        "文件 {file} 在读取过程中发生变化：开始时 {size} 字节，结束时 {read} 字节",
        "Wait until it is written, then read it again",
        "请等文件写完后再读取");

    public static readonly ProblemKind FieldTooLong = new("file.field-too-long", 2,
        "file {file}: a field of the record of line {line} is longer than {limit} characters",
        "文件 {file}：第 {line} 行的记录中有字段超过 {limit} 个字符",
        "Look for a quote that is opened and not closed",
        "请检查是否有未闭合的引号");

    public static readonly ProblemKind NoLayout = new("file.no-layout", 2,
        "file {file} is of no known layout: none of its first {lines} lines is a header of {layouts}",
        "文件 {file} 不属于任何已知版式：前 {lines} 行中没有 {layouts} 的表头",
        "Name the columns as one of these layouts does, or bring a layout of your own (--layout FILE, in a command the field layout; docs/layouts.md shows one); delimiters are comma, tab, semicolon and bar",
        "请按其中一种版式命名各列，或自备版式（--layout 文件，命令中为 layout 字段；示例见 docs/layouts.md）；分隔符可为逗号、制表符、分号或竖线");

    public static readonly ProblemKind UnknownLayout = new("file.unknown-layout", 2,
        "no layout {layout}; there are {layouts}",
        "没有版式 {layout}；现有 {layouts}",
        "Name one of these, or leave the layout out",
        "请指定其中之一，或不指定版式");

    public static readonly ProblemKind UnknownColumn = new("file.unknown-column", 2,
        "file {file}, line {line}: column {position} is called {read}, which layout {layout} does not know; it knows {expected}. Layouts: {layouts}",
        "文件 {file} 第 {line} 行：第 {position} 列名为 {read}，版式 {layout} 不认识；它认识 {expected}。现有版式：{layouts}",
        "Rename or remove the column, or bring a layout of your own that knows it (--layout FILE; docs/layouts.md)",
        "请更改列名或删除该列，或自备认识该列的版式（--layout 文件；docs/layouts.md）");

    public static readonly ProblemKind MissingColumn = new("file.missing-column", 2,
        "file {file}, line {line}: layout {layout} needs the column {expected}. Layouts: {layouts}",
        "文件 {file} 第 {line} 行：版式 {layout} 需要列 {expected}。现有版式：{layouts}",
        "Add the column, or name another layout",
        "请补上该列，或指定其他版式");

    public static readonly ProblemKind DuplicateColumn = new("file.duplicate-column", 2,
        "file {file}, line {line}: columns {first} and {position} both are {read} in layout {layout}. Layouts: {layouts}",
        "文件 {file} 第 {line} 行：在版式 {layout} 中第 {first} 列和第 {position} 列同为 {read}。现有版式：{layouts}",
        "Remove one of the two",
        "请删除其中一列");

    public static readonly ProblemKind LayoutUnclear = new("file.layout-unclear", 2,
        "file {file}: the header in line {line} fits the layouts {layouts}, which read it differently",
        "文件 {file}：第 {line} 行的表头同时符合版式 {layouts}，而读法不同",
        "Name the one that is meant (--layout, layout)",
        "请指定所指的版式（--layout、layout）");

    public static readonly ProblemKind LayoutFaulty = new("file.layout", 2,
        "layout file {file}: {where} is {read}; {expected} was expected",
        "版式文件 {file}：{where} 为 {read}；应为 {expected}",
        "Correct the file; docs/layouts.md has an example",
        "请更正该文件；docs/layouts.md 有示例");

    public static readonly ProblemKind NotTable = new("file.not-table", 2,
        "file {file} is {read}, whatever its name says, and not a text (CSV) or a workbook that can be read (.xlsx, .xls of Excel 5 and later)",
        "文件 {file} 实为 {read}（不论其扩展名），不是文本（CSV）或可读取的工作簿（.xlsx、Excel 5 及以后的 .xls）",
        "Open it with the program that it belongs to and save it as .xlsx or CSV; unpack an archive first",
        "请用对应的程序打开后另存为 .xlsx 或 CSV；压缩包请先解压");

    public static readonly ProblemKind WorkbookDamaged = new("file.workbook-damaged", 2,
        "file {file} is a workbook ({kind}) that cannot be read: {reason}",
        "文件 {file} 是无法读取的工作簿（{kind}）：{reason}",
        "Ask for the file again: it is damaged, or its end is missing",
        "请重新取得该文件：文件已损坏或末尾缺失");

    public static readonly ProblemKind WorkbookProtected = new("file.workbook-protected", 2,
        "file {file} is a workbook ({kind}) protected by a password",
        "文件 {file} 是受密码保护的工作簿（{kind}）",
        "Open it with the password and save it without one, as .xlsx or CSV",
        "请用密码打开后取消密码，另存为 .xlsx 或 CSV");

    public static readonly ProblemKind WorkbookTooLarge = new("file.workbook-too-large", 2,
        "file {file} is a workbook whose {read} is larger than the limit of {limit}",
        "文件 {file} 是工作簿，其中 {read} 超过上限 {limit}",
        "Check that it is the right file; a register of more rows comes as text (CSV)",
        "请确认文件是否正确；行数更多的名册请使用文本（CSV）");

    public static readonly ProblemKind SheetUnreadable = new("file.sheet-unreadable", 2,
        "workbook {file}: the sheet {sheet} is in its list of sheets and cannot be read: its part {part} is missing, outside the workbook, another sheet's or no sheet",
        "工作簿 {file}：工作表 {sheet} 列在目录中却无法读取：其部件 {part} 缺失、位于工作簿之外、属于另一工作表或不是工作表",
        "Open the workbook in a spreadsheet, check that all sheets are there and save it again; or ask for it again",
        "请用电子表格打开，确认各工作表齐全后重新保存；或重新取得该文件");

    public static readonly ProblemKind SheetUnclear = new("file.sheet-unclear", 2,
        "workbook {file}: it is not clear which sheet is meant; {sheets} have the columns of a known layout, or rows with accounts",
        "工作簿 {file}：无法确定应取哪个工作表；{sheets} 都有已知版式的列，或含有账户的行",
        "Name the sheet (--sheet, sheet), or leave only one visible",
        "请指定工作表（--sheet、sheet），或只保留一个可见工作表");

    public static readonly ProblemKind UnknownSheet = new("file.unknown-sheet", 2,
        "file {file} has no sheet {sheet}; its sheets are: {sheets}",
        "文件 {file} 没有工作表 {sheet}；现有工作表：{sheets}",
        "Name one of these; a text has no sheets",
        "请指定其中之一；文本文件没有工作表");

    public static readonly ProblemKind NoRows = new("file.no-rows", 2,
        "file {file} has a header in line {line} and no row below it",
        "文件 {file} 第 {line} 行为表头，其下没有数据行",
        "Ask for the file again: its rows are missing; a part of a register that has no holders is left out",
        "请重新取得该文件：数据行缺失；名册中没有持有人的部分不必列出");

    public static readonly ProblemKind Unwritable = new("file.unwritable", 2,
        "file {file} cannot be written: {reason}",
        "文件 {file} 无法写入：{reason}",
        "Name a file in a folder that exists and that this user may write to",
        "请指定已存在且当前用户可写的文件夹中的文件");

    public static readonly ProblemKind Special = new("file.special", 2,
        "{file} is a {kind}, not a file",
        "{file} 是 {kind}，不是文件",
        "Name a file; what a pipe holds is read from standard input, under the name -",
        "请指定文件；管道内容请经标准输入读取，名称写作 -");

    public static readonly ProblemKind Exists = new("file.exists", 2,
        "file {file} is there already; nothing was written to it",
        "文件 {file} 已存在；未写入",
        "Name another file, move this one away, or give --force to overwrite it",
        "请指定其他文件、移走该文件，或使用 --force 覆盖");

    public static readonly ProblemKind OutputIsInput = new("file.output-is-input", 2,
        "{file} is a file that this command reads; it is not written to",
        "{file} 是本命令读取的文件，不得写入",
        "Name another file for the output",
        "请为输出指定其他文件");

    public static readonly ProblemKind OutputInLedger = new("file.output-in-ledger", 2,
        "{file} is in {folder}, the folder of a ledger or of keys, or is a file of it under another name; nothing is written there",
        "{file} 位于账本或密钥文件夹 {folder} 内，或是其中文件的另一名称；不得写入",
        "Name a file outside of it",
        "请指定该文件夹以外的文件");
}
