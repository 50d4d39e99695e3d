namespace BondResolution.Domain.Problems;

/// <summary>Refusals and warnings about holder registers as documents.</summary>
public static class RegisterProblems
{
    public static readonly ProblemKind AlreadyImported = new("register.already-imported", 1,
        "a register of {recordDate} stands already (sequence {sequence}); this one says otherwise of {count} accounts, first of {account}",
        "权益登记日 {recordDate} 的名册已存在（序号 {sequence}）；本文件与其有 {count} 个账户不一致，首个为 {account}",
        "Withdraw it with register.withdraw before importing another", "如需导入另一份，请先用 register.withdraw 撤回");

    public static readonly ProblemKind OtherPart = new("register.other-part", 1,
        "a register of {recordDate} stands already (sequence {sequence}) with {accounts} accounts, and none of the {others} accounts of this one is among them: they look like parts of one register",
        "权益登记日 {recordDate} 的名册已存在（序号 {sequence}），有 {accounts} 个账户；本文件的 {others} 个账户均不在其中：两者可能是同一名册的不同部分",
        "Withdraw it with register.withdraw, then import all parts at once", "请先用 register.withdraw 撤回，再一次导入全部文件");

    public static readonly ProblemKind PartStands = new("register.part-stands", 1,
        "part {no} of these stands alone as the register of {recordDate} (sequence {sequence})",
        "其中第 {no} 部分已单独作为权益登记日 {recordDate} 的名册存在（序号 {sequence}）",
        "Withdraw it with register.withdraw, then import all parts at once", "请先用 register.withdraw 撤回，再一次导入全部文件");

    public static readonly ProblemKind SameLines = new("register.same-lines", 0,
        "other files, or another sheet, with the same accounts, bonds, frozen bonds, classes and persons stand already as the register of {recordDate} (sequence {sequence}); nothing was recorded, and names and addresses stay as those have them",
        "账户、数量、冻结、类别及持有人均相同的名册已作为 {recordDate} 的名册导入（序号 {sequence}），来自其他文件或工作表；未作记录，姓名、地址等仍以该名册为准",
        "Where the register has further parts, withdraw it with register.withdraw, then import all parts at once", "如名册尚有其他部分，请先用 register.withdraw 撤回，再一次导入全部文件");

    public static readonly ProblemKind AboveDebt = new("register.above-debt", 0,
        "the register of {recordDate} comes to {units} bonds, and {outstanding} are outstanding on that day: {excess} more are held than owed, and unallocated falls below zero",
        "{recordDate} 的名册合计 {units} 张，而当日未偿 {outstanding} 张：多出 {excess} 张，未分配数量为负",
        "Check the register, its record date, and the bonds recorded as issued, in default and cancelled", "请核对名册、登记日，以及已记录的发行、违约和注销数量");

    public static readonly ProblemKind BelowDebt = new("register.below-debt", 0,
        "the register of {recordDate} comes to {units} bonds, and {outstanding} are outstanding on that day: {missing} are in no account, and nobody is paid on them",
        "{recordDate} 的名册合计 {units} 张，而当日未偿 {outstanding} 张：{missing} 张未列入任何账户，不获偿付",
        "Check that the register is whole; where it has further parts, withdraw it with register.withdraw, then import all parts at once",
        "请核对名册是否完整；如名册尚有其他部分，请先用 register.withdraw 撤回，再一次导入全部文件");

    public static readonly ProblemKind Same = new("register.same", 0,
        "this very file was imported already as the register of {recordDate} (sequence {sequence}); nothing was recorded",
        "同一文件已作为 {recordDate} 的名册导入（序号 {sequence}）；未作记录", "", "");

    public static readonly ProblemKind SamePart = new("register.same-part", 0,
        "what was named stands already as part {parts} of the {of} parts of the register of {recordDate} (sequence {sequence}); nothing was recorded",
        "所列文件已作为 {recordDate} 的名册（序号 {sequence}）{of} 个部分中的第 {parts} 部分导入；未作记录", "", "");

    public static readonly ProblemKind Within = new("register.within", 1,
        "all {accounts} accounts of this file stand, with the same bonds, in the register of {recordDate} (sequence {sequence}), which has {missing} more",
        "本文件的全部 {accounts} 个账户已列入 {recordDate} 的名册（序号 {sequence}）且张数相同；该名册另有 {missing} 个账户",
        "A part of the register needs no further import. Where the others are not holders, withdraw the register with register.withdraw first",
        "如为该名册的一部分，无需再导入。如其余账户并非持有人，请先用 register.withdraw 撤回该名册");

    public static readonly ProblemKind ReadOtherwise = new("register.read-otherwise", 1,
        "this very file stands already as the register of {recordDate} (sequence {sequence}), its quantity read as {stands}; it is now asked to be read as {asked}",
        "同一文件已作为 {recordDate} 的名册存在（序号 {sequence}），其数量按 {stands} 读取；现要求按 {asked} 读取",
        "Withdraw it with register.withdraw first if it was read wrongly", "如原读法有误，请先用 register.withdraw 撤回");

    public static readonly ProblemKind Unterminated = new("register.unterminated", 0,
        "file {file} ends in line {line} without a line end, and no control total says that its last row is whole",
        "文件 {file} 在第 {line} 行结束且没有换行，也没有控制总数证明最后一行完整",
        "Compare the last row, or give the total ({expectTotal})", "请核对最后一行，或提供总数（{expectTotal}）");

    public static readonly ProblemKind OtherDate = new("register.other-date", 0,
        "line {line} of file {file} says {words} {stated}, and it is recorded as the register of {recordDate}",
        "文件 {file} 第 {line} 行载明 {words} {stated}，而记录为 {recordDate} 的名册",
        "Compare the two dates; where the record date is wrong, withdraw the register and import it with the right one",
        "请核对两个日期；如登记日有误，请撤回该名册并以正确日期重新导入");

    public static readonly ProblemKind OtherCode = new("register.other-code", 0,
        "line {line} of file {file} says {words} {stated}, and it is recorded as a register of case {case}",
        "文件 {file} 第 {line} 行载明 {words} {stated}，而记录为案件 {case} 的名册",
        "Check that it is the register of this bond; where it is not, withdraw it",
        "请核对是否为本债券的名册；如不是，请撤回该名册");

    public static readonly ProblemKind Unknown = new("register.unknown", 1,
        "no register of {recordDate} stands in case {case}", "案件 {case} 中没有 {recordDate} 的名册",
        "Import it first, or check the record date", "请先导入，或检查登记日");

    public static readonly ProblemKind BeforeRecordDate = new("register.before-record-date", 1,
        "a register of {recordDate} cannot be recorded as of {date}, before it was taken", "{recordDate} 的名册不能以更早的 {date} 记录",
        "Give a date not before the record date", "请填写不早于登记日的日期");

    public static readonly ProblemKind AlreadyAdopted = new("register.already-adopted", 1,
        "the register of {recordDate} was adopted already (sequence {sequence})", "{recordDate} 的名册已被采用（序号 {sequence}）",
        "Nothing to do", "无需操作");

    public static readonly ProblemKind EarlierThanAdopted = new("register.earlier-than-adopted", 1,
        "a register of {adopted} is adopted; one of {recordDate} lies before it", "已采用 {adopted} 的名册；{recordDate} 早于该日",
        "Adopt registers in the order of their record dates", "请按登记日先后采用名册");

    public static readonly ProblemKind NotAdopted = new("register.not-adopted", 1,
        "no register is adopted in case {case} by {date}: the ledger knows no positions", "截至 {date}，案件 {case} 尚未采用任何名册：账本没有持仓",
        "Import a register with a record date not after {date}", "请先导入登记日不晚于 {date} 的名册");

    public static readonly ProblemKind FrozenLess = new("register.frozen-less", 0,
        "account {account}: the register shows {frozen} frozen, freezes recorded by name add up to {named}",
        "账户 {account}：名册冻结 {frozen} 张，已记录的具名冻结合计 {named} 张",
        "Release what no longer stands with units.release", "请用 units.release 解除已不存在的冻结");
}
