namespace BondResolution.Domain.Problems;

/// <summary>Corrections that cannot be made.</summary>
public static class CorrectionProblems
{
    public static readonly ProblemKind UnknownCommand = new("correct.unknown-command", 1,
        "no command {command} stands in the ledger", "账本中没有命令 {command}",
        "Name one that the events list has: on the page of events, or 'bondres audit events'; a sequence is written without quotes",
        "请填写事件列表中的命令：事件页面或 bondres audit events；序号不加引号");

    public static readonly ProblemKind UnknownSequence = new("correct.unknown-sequence", 1,
        "there is no sequence {sequence} in the ledger", "账本中没有序号 {sequence}",
        "Name one that the events list has: on the page of events, or 'bondres audit events'", "请填写事件列表中的序号：事件页面或 bondres audit events");

    public static readonly ProblemKind IsReversal = new("correct.is-reversal", 1,
        "command {command} (sequence {sequence}) is itself a reversal", "命令 {command}（序号 {sequence}）本身就是冲正",
        "A reversal is not reversed: record the fact again", "冲正不能再冲正：请重新记录该事实");

    public static readonly ProblemKind AlreadyReversed = new("correct.already-reversed", 1,
        "command {command} was reversed already, by sequence {sequence}", "命令 {command} 已由序号 {sequence} 冲正",
        "Nothing more to do; record the right fact if it is still missing", "无需再次冲正；如正确事实尚未记录，请补记");

    public static readonly ProblemKind StandsOn = new("correct.stands-on", 1,
        "later facts stand on command {command}: sequences {sequences}", "后续事实以命令 {command} 为依据：序号 {sequences}",
        "Reverse those first, the latest first: correct takes their sequences or command ids", "请先从最新的开始冲正这些事实：correct 可填写其序号或命令编号");

    public static readonly ProblemKind OtherCase = new("correct.other-case", 1,
        "command {command} belongs to case {actual}, not to case {case}", "命令 {command} 属于案件 {actual}，不属于案件 {case}",
        "Name the case it was recorded for", "请填写记录该命令的案件");
}
