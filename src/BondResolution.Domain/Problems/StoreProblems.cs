namespace BondResolution.Domain.Problems;

/// <summary>Ledgers that cannot be reached, read or believed.</summary>
public static class StoreProblems
{
    public static readonly ProblemKind UnknownKind = new("store.unknown-kind", 2,
        "no ledger of kind {uri} is known to this program", "本程序不支持 {uri} 类型的账本",
        "Give --ledger file:FOLDER", "请使用 --ledger file:文件夹");

    public static readonly ProblemKind Unreachable = new("store.unreachable", 4,
        "{reason}", "账本无法访问：{reason}", "", "");

    public static readonly ProblemKind Unreadable = new("store.unreadable-event", 4,
        "the ledger holds an event of type {type} that this program cannot read", "账本含有本程序无法读取的事件类型 {type}",
        "Use the version of the program that recorded it, or a later one", "请使用记录该事件的程序版本或更新版本");

    public static readonly ProblemKind Altered = new("store.altered", 3,
        "the ledger's file is not as this program wrote it: {reason}", "账本文件与本程序写入时不一致：{reason}",
        "Keep the file as evidence and compare it with a backup", "请保留该文件作为证据，并与备份核对");
}
