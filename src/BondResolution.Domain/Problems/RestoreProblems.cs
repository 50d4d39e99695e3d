namespace BondResolution.Domain.Problems;

/// <summary>Events that cannot be restored.</summary>
public static class RestoreProblems
{
    public static readonly ProblemKind NotEmpty = new("restore.not-empty", 1,
        "the ledger in {folder} holds events already", "{folder} 中的账本已有事件",
        "Restore into an empty folder", "请恢复到空文件夹");

    public static readonly ProblemKind Unreadable = new("restore.unreadable", 2,
        "{file}, line {line}: {reason}", "{file} 第 {line} 行：{reason}",
        "Give a file that 'bondres export events' wrote, whole; start again with an empty folder", "请提供 bondres export events 输出的完整文件，并从空文件夹重新开始");

    public static readonly ProblemKind OutOfOrder = new("restore.out-of-order", 3,
        "sequence {sequence} of {stream} does not follow the events before it", "{stream} 的序号 {sequence} 与之前的事件不连续",
        "The file was altered: ask for it again, and start with an empty folder", "文件已被改动：请重新索取，并从空文件夹开始");

    public static readonly ProblemKind OtherLeaf = new("restore.other-leaf", 3,
        "{file}, line {line}: the event of sequence {sequence} is not the one its leaf was made of in ledger {ledger}", "{file} 第 {line} 行：序号 {sequence} 的事件与其在账本 {ledger} 中的叶不符",
        "The file was altered, or mixed of two ledgers' events: ask for it again, and start with an empty folder", "文件已被改动，或混有两个账本的事件：请重新索取，并从空文件夹开始");

    public static readonly ProblemKind OtherLedger = new("restore.other-ledger", 1,
        "{file} holds the events of ledger {ledger}, and the place is ledger {found} already", "{file} 含有账本 {ledger} 的事件，而该位置已是账本 {found}",
        "Restore into a place where no ledger was made; on a cluster, under another name of the ledger", "请恢复到尚未建立账本的位置；集群上请使用另一个账本名称");

    public static readonly ProblemKind Altered = new("restore.altered", 3,
        "{file}, sequence {sequence}: {found}", "{file} 序号 {sequence}：{found}",
        "The file was altered, or made by another program: ask for it again, and start with an empty folder", "文件已被改动或由其他程序生成：请重新索取，并从空文件夹开始");

    public static readonly ProblemKind OtherRoot = new("restore.other-root", 3,
        "the restored ledger has size and root {found}; the file says {expected}", "恢复后账本的规模与根为 {found}；文件为 {expected}",
        "The file was altered or cut: ask for it again, and start with an empty folder", "文件已被改动或截断：请重新索取，并从空文件夹开始");
}
