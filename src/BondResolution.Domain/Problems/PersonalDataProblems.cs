namespace BondResolution.Domain.Problems;

/// <summary>What is done, and what may not be done, with the people in the vault.</summary>
public static class PersonalDataProblems
{
    public static readonly ProblemKind NoReason = new("vault.no-reason", 2,
        "{what} needs a reason, and none was given; it is recorded with who asks",
        "{what} 需要说明理由；理由会与操作人一并记录",
        "Add --reason TEXT, without numbers or names of persons",
        "请补充 --reason 文字，不要写入个人号码或姓名");

    public static readonly ProblemKind NumberOnCommandLine = new("vault.number-on-command-line", 0,
        "{person} stands on the command line, where other processes and the shell's history can read it",
        "{person} 出现在命令行上，其他进程和命令历史均可读到",
        "Give - and the number on standard input: bondres vault show - < FILE",
        "请使用 - 并从标准输入给出号码：bondres vault show - < 文件");

    public static readonly ProblemKind UnknownPerson = new("vault.unknown-person", 1,
        "neither the vault nor a register of case {case} knows {person}",
        "案件 {case} 的保管库和名册中均无 {person}",
        "Give an account, a person token, or (on standard input, with -) a person or identity number as a register has it",
        "请填写证券账户、人员标记，或用 - 从标准输入给出名册中的一码通或证件号码");

    public static readonly ProblemKind TooMany = new("vault.too-many", 1,
        "{count} accounts hang together with {person}; at most {most} can be one person",
        "与 {person} 相关联的账户有 {count} 个；一个人最多 {most} 个",
        "Check the register: an identity number that many share names nobody; correct the file, or write to the register's keeper",
        "请核对名册：多人共用的证件号码无法确定个人；请更正文件或联系名册提供方");

    public static readonly ProblemKind RetentionRuns = new("vault.retention-runs", 1,
        "records of the person of account {account} must be kept for {years} years from {last} on, until {until} at least; bonds still held: {units}",
        "账户 {account} 持有人的资料自 {last} 起须保存 {years} 年，至少到 {until}；现仍持有 {units} 张",
        "Restrict him meanwhile (PIPL Art. 47), or state the legal ground with --ground TEXT",
        "期间请先限制使用（个人信息保护法第四十七条），或用 --ground 说明法律依据");

    public static readonly ProblemKind Erased = new("vault.erased", 1,
        "the person of account {account} was erased",
        "账户 {account} 的持有人信息已删除",
        "Nothing more can be done with his data: there is none",
        "已无其个人信息可供处理");

    public static readonly ProblemKind NotRestricted = new("vault.not-restricted", 1,
        "the person of account {account} is not restricted",
        "账户 {account} 的持有人未被限制",
        "See bondres vault show",
        "请参阅 bondres vault show");

    public static readonly ProblemKind NotReversible = new("vault.not-reversible", 1,
        "what command {command} did with personal data cannot be taken back",
        "命令 {command} 对个人信息的处理不能冲正",
        "Lift a restriction with vault.lift; what was shown was shown, and who was erased is gone",
        "限制可用 vault.lift 解除；已展示或已删除的不能恢复");

    public static readonly ProblemKind StandsAlready = new("vault.stands-already", 0,
        "the person of account {account} is {state} already; nothing was added",
        "账户 {account} 的持有人此前已处于该状态（{state}）；未新增",
        "", "");
}
