namespace BondResolution.Domain.Problems;

/// <summary>Ledgers that cannot be reached, read or believed.</summary>
public static class StoreProblems
{
    public static readonly ProblemKind UnknownKind = new("store.unknown-kind", 2,
        "no ledger of kind {uri} is known to this program", "本程序不支持 {uri} 类型的账本",
        "Give --ledger file:FOLDER or postgres://USER@HOST/DATABASE", "请使用 --ledger file:文件夹 或 postgres://用户@主机/数据库");

    public static readonly ProblemKind BadAddress = new("store.bad-address", 2,
        "the ledger's URI cannot be read: {reason}", "账本 URI 无法读取：{reason}",
        "Give postgres://USER@HOST:PORT/DATABASE?SETTING=VALUE, and the password in PGPASSWORD or BONDRES_POSTGRES_PASSWORD", "请使用 postgres://用户@主机:端口/数据库?设置=值，密码放在 PGPASSWORD 或 BONDRES_POSTGRES_PASSWORD 中");

    public static readonly ProblemKind Unreachable = new("store.unreachable", 4,
        "{reason}", "账本无法访问：{reason}", "", "");

    public static readonly ProblemKind Unreadable = new("store.unreadable-event", 4,
        "the ledger holds an event of type {type} that this program cannot read", "账本含有本程序无法读取的事件类型 {type}",
        "Use the version of the program that recorded it, or a later one", "请使用记录该事件的程序版本或更新版本");

    public static readonly ProblemKind Altered = new("store.altered", 3,
        "the ledger's file is not as this program wrote it: {reason}", "账本文件与本程序写入时不一致：{reason}",
        "Keep the file as evidence and compare it with a backup", "请保留该文件作为证据，并与备份核对");
}
