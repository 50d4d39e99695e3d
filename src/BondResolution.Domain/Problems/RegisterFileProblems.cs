namespace BondResolution.Domain.Problems;

/// <summary>Registers and lists that were read and understood, and break a rule as a whole.</summary>
public static class RegisterFileProblems
{
    public static readonly ProblemKind Faulty = new("register.faulty", 1,
        "faults in register {file}: {count} ({kinds}), described: {shown}; nothing is recorded",
        "名册 {file} 有 {count} 处错误（{kinds}），列出 {shown} 处；未作任何记录",
        "Mend every row and import again; --rejects FILE writes all of them with their reasons",
        "请更正各行后重新导入；--rejects FILE 可写出全部错误行及原因");

    public static readonly ProblemKind ListFaulty = new("list.faulty", 1,
        "faults in list {file}: {count} ({kinds}), described: {shown}; nothing is recorded",
        "清单 {file} 有 {count} 处错误（{kinds}），列出 {shown} 处；未作任何记录",
        "Mend every row and record it again; --rejects FILE writes all of them with their reasons",
        "请更正各行后重新记录；--rejects FILE 可写出全部错误行及原因");

    public static readonly ProblemKind QuantityUndecided = new("register.quantity-undecided", 1,
        "column {column} may count bonds or money, and no control total decides it: it adds up to {read}",
        "列 {column} 可能是张数，也可能是金额，没有控制总数可以判定：合计为 {read}",
        "Give the number of bonds ({expectUnits}), or say what the column holds ({quantityIs} units or face)",
        "请给出债券总张数（{expectUnits}），或说明该列含义（{quantityIs} 为 units 或 face）");

    public static readonly ProblemKind TotalUnits = new("register.total-units", 1,
        "the rows hold {read} bonds and the control total {source} says {expected}",
        "各行合计 {read} 张，控制总数 {source} 为 {expected}",
        "Ask for the complete file, or correct the control total; where it is that of several files, import them all at once; where a column holds money, say {quantityIs} face",
        "请取得完整文件或更正控制总数；若为多个文件之和，请一次导入全部文件；若该列为金额，请指定 {quantityIs} 为 face");

    public static readonly ProblemKind TotalColumn = new("register.total-column", 1,
        "column {column} adds up to {read} and the control total {source} says {expected}",
        "列 {column} 合计为 {read}，控制总数 {source} 为 {expected}",
        "Ask for the complete file, or correct the control total; where it is that of several files of a register, import them all at once; a subtotal adds up the rows since the one before it",
        "请取得完整文件，或更正控制总数；若为名册多个文件之和，请一次导入全部文件；小计应为自上一小计以来各行之和");

    public static readonly ProblemKind TotalAmount = new("list.total-amount", 1,
        "the rows come to {read} yuan and the control total {source} says {expected}",
        "各行合计 {read} 元，控制总数 {source} 为 {expected} 元",
        "Ask for the complete file, or correct the control total",
        "请取得完整文件，或更正控制总数");

    public static readonly ProblemKind TotalQuantity = new("register.total-quantity", 1,
        "column {column} adds up to {read}; the control total {source} says {expected} bonds, which is neither that many nor that much money at a face of {face}",
        "列 {column} 合计 {read}；控制总数 {source} 为 {expected} 张，按面值 {face} 既不等于张数也不等于金额",
        "Ask for the complete file, or correct the control total; where it is that of several files of a register, import them all at once",
        "请取得完整文件，或更正控制总数；若为名册多个文件之和，请一次导入全部文件");

    public static readonly ProblemKind TotalAccounts = new("register.total-accounts", 1,
        "there are {read} accounts and the control total {source} says {expected}",
        "共有 {read} 个账户，控制总数 {source} 为 {expected}",
        "Ask for the complete file, or correct the control total; where it is that of several files of a register, import them all at once",
        "请取得完整文件，或更正控制总数；若为名册多个文件之和，请一次导入全部文件");

    public static readonly ProblemKind TotalPersons = new("register.total-persons", 1,
        "there are {read} persons and the control total {source} says {expected}",
        "合并后共有 {read} 名持有人，控制总数 {source} 为 {expected}",
        "Ask for the complete file, or correct the control total; where it is that of several files of a register, import them all at once",
        "请取得完整文件，或更正控制总数；若为名册多个文件之和，请一次导入全部文件");

    public static readonly ProblemKind TotalPart = new("register.total-part", 1,
        "this part comes to {read} and all parts to {all}, and the control total {source} says {expected}",
        "本部分合计 {read}，各部分合计 {all}，而控制总数 {source} 为 {expected}",
        "Ask for the complete files, or correct the control total: it may state this part or the whole register",
        "请取得完整文件，或更正控制总数：控制总数应为本部分或整份名册之和");

    public static readonly ProblemKind PartTwice = new("register.part-twice", 1,
        "files {first} and {no} are the same one, read from the same sheet: {file}",
        "第 {first} 个与第 {no} 个文件相同，且取自同一工作表：{file}",
        "Name each part of the register once; two sheets of one workbook are named by {sheet}, once for each file",
        "名册的每一部分只应列出一次；同一工作簿的两个工作表请用 {sheet} 逐一指定");

    public static readonly ProblemKind TotalUnreadable = new("register.total-unreadable", 1,
        "line {line}: the control total {column} is no number: {read}",
        "第 {line} 行：控制总数 {column} 不是数字：{read}",
        "Write it as a whole number, with thousands separators in groups of three or none",
        "请写成整数，千位分隔符须三位一组或不用");

    public static readonly ProblemKind TotalTwice = new("register.total-twice", 1,
        "line {line}: the control total {column} is {read}, and line {first} says {expected}",
        "第 {line} 行：控制总数 {column} 为 {read}，而第 {first} 行为 {expected}",
        "Where several files were put together into this one, import them as they came, all at once: register import FILE FILE",
        "如本文件由多个文件拼成，请按原文件一次导入：register import 文件 文件");

    public static readonly ProblemKind TooManyUnits = new("register.too-many-units", 1,
        "the rows hold {read} bonds, more than the limit of {expected}",
        "各行合计 {read} 张，超过上限 {expected}",
        "Check the quantities",
        "请检查数量");

    public static readonly ProblemKind TooManyAccounts = new("register.too-many-accounts", 1,
        "line {line}: more than {expected} rows",
        "第 {line} 行：超过 {expected} 行",
        "Check that it is the right file",
        "请确认文件是否正确");
}
