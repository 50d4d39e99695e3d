namespace BondResolution.Domain.Problems;

/// <summary>Commands and scripts that cannot be read, and commands recorded already.</summary>
public static class CommandProblems
{
    public static readonly ProblemKind NotJson = new("command.not-json", 2,
        "not a JSON object: {reason}", "不是 JSON 对象：{reason}",
        "Write one JSON object on one line, such as {\"do\":\"case.warn\",…}", "每行写一个 JSON 对象，例如 {\"do\":\"case.warn\",…}");

    public static readonly ProblemKind TooLong = new("command.too-long", 2,
        "the line has {bytes} bytes; at most {most} were expected", "该行有 {bytes} 字节；最多 {most} 字节",
        "Put lists into files that the command names", "请将名单放入文件，由命令引用");

    public static readonly ProblemKind Unknown = new("command.unknown", 2,
        "no command {do}", "没有命令 {do}",
        "The commands are: {known}", "可用命令：{known}");

    public static readonly ProblemKind MissingField = new("command.missing-field", 2,
        "{where}: the field {field} is missing", "{where}：缺少字段 {field}",
        "Add it", "请补充");

    public static readonly ProblemKind Mistyped = new("command.mistyped", 2,
        "{where}: {field} is {value}; {expected} was expected", "{where}：{field} 为 {value}；应为 {expected}",
        "Correct the field", "请更正该字段");

    public static readonly ProblemKind UnknownField = new("command.unknown-field", 2,
        "{where}: there is no field {field}", "{where}：没有字段 {field}",
        "Its fields are: {known}", "可用字段：{known}");

    public static readonly ProblemKind OutOfRange = new("command.out-of-range", 1,
        "{where}: {field} is {value}; {from} to {to} was expected", "{where}：{field} 为 {value}；应在 {from} 至 {to} 之间",
        "Correct the number", "请更正数字");

    public static readonly ProblemKind NoCase = new("command.no-case", 2,
        "the command names no case, and the ledger holds {count} ({cases})", "命令未指明案件，而账本中有 {count} 个案件（{cases}）",
        "Add \"case\" (or --case); where it holds none, check --ledger", "请补充 \"case\"（或 --case）；如账本中没有案件，请检查 --ledger");

    public static readonly ProblemKind OtherCode = new("command.other-code", 2,
        "case {case} and code {code} differ", "case {case} 与 code {code} 不一致",
        "Leave case out, or give the same", "请去掉 case，或填写相同的值");

    public static readonly ProblemKind IdReused = new("command.id-reused", 1,
        "command id {id} was recorded with other content (sequence {sequence})", "命令编号 {id} 已用于其他内容（序号 {sequence}）",
        "Give a new command a new id; repeat the old one unchanged", "新命令请使用新编号；重复旧命令时内容须不变");

    public static readonly ProblemKind WasReversed = new("command.was-reversed", 1,
        "this was recorded as sequence {sequence} and taken back by sequence {reversal}: it does not stand, and nothing was recorded",
        "该内容已记录为序号 {sequence}，并由序号 {reversal} 冲正：现已无效，本次未作记录",
        "If it is to be recorded once more, give the command an id of its own (\"id\")", "如需再次记录，请为该命令指定自己的编号（\"id\"）");

    public static readonly ProblemKind RecordedAndReversed = new("command.recorded-and-reversed", 0,
        "recorded as sequence {sequence} and taken back by sequence {reversal}; nothing was added", "已记录为序号 {sequence}，并由序号 {reversal} 冲正；未新增",
        "", "");

    public static readonly ProblemKind Anew = new("command.anew", 0,
        "recorded as sequence {sequence} and taken back by sequence {reversal}; it is recorded anew, as command {id}",
        "已记录为序号 {sequence}，并由序号 {reversal} 撤回；现重新记录，命令编号 {id}", "", "");

    public static readonly ProblemKind TooMuchTogether = new("command.too-much-together", 1,
        "the rows of the list ({rows}) come to {bytes} bytes, and this ledger takes {most} at once; they are recorded whole or not at all",
        "{rows} 行合计 {bytes} 字节，而本账本一次最多写入 {most} 字节；这些行须整体记录",
        "Divide the file: each part is recorded whole", "请将文件拆分；每一部分各自整体记录");

    public static readonly ProblemKind Busy = new("command.busy", 1,
        "others keep recording in {stream}; gave up after {attempts} attempts", "{stream} 持续被他人写入；尝试 {attempts} 次后放弃",
        "Nothing was recorded; try again", "未作记录；请重试");

    public static readonly ProblemKind Again = new("command.again", 0,
        "recorded earlier, as sequence {sequences}; nothing was added", "此前已记录，序号 {sequences}；未新增", "", "");

    public static readonly ProblemKind NotMet = new("expect.not-met", 1,
        "{count} of {total} expected figures are not met", "{total} 项预期数据中有 {count} 项不符",
        "Compare the rows marked ✗", "请核对标记 ✗ 的行");

    public static readonly ProblemKind BadArguments = new("cli.arguments", 2,
        "{message}", "{message}",
        "See 'bondres --help'", "请参阅 bondres --help");

    public static readonly ProblemKind BadAsKnown = new("cli.as-known", 2,
        "{option} is {value}; a sequence up to {head} or an instant such as 2025-02-01T00:00:00Z was expected",
            "{option} 为 {value}；应为不超过 {head} 的序号，或如 2025-02-01T00:00:00Z 的时刻",
        "Correct it", "请更正");
}
