namespace BondResolution.Domain.Problems;

/// <summary>Ledgers that cannot be reached, read or believed.</summary>
public static class StoreProblems
{
    public static readonly ProblemKind UnknownKind = new("store.unknown-kind", 2,
        "no ledger of kind {uri} is known to this program", "本程序不支持 {uri} 类型的账本",
        "For a folder type --ledger file:FOLDER; else give postgres://USER@HOST/DATABASE, or esdb://HOST,HOST,HOST with --views", "文件夹请写作 --ledger file:文件夹；其他请使用 postgres://用户@主机/数据库，或 esdb://主机,主机,主机 配合 --views");

    public static readonly ProblemKind BadAddress = new("store.bad-address", 2,
        "the ledger's URI cannot be read: {reason}", "账本 URI 无法读取：{reason}",
        "Give postgres://USER@HOST:PORT/DATABASE?SETTING=VALUE, and the password in PGPASSWORD or BONDRES_POSTGRES_PASSWORD; or esdb://HOST:PORT,HOST:PORT?ledger=NAME, and user and password in BONDRES_ESDB_USER and BONDRES_ESDB_PASSWORD", "请使用 postgres://用户@主机:端口/数据库?设置=值，密码放在 PGPASSWORD 或 BONDRES_POSTGRES_PASSWORD 中；或 esdb://主机:端口,主机:端口?ledger=名称，用户与密码放在 BONDRES_ESDB_USER 与 BONDRES_ESDB_PASSWORD 中");

    public static readonly ProblemKind NotBuilt = new("store.not-built", 2,
        "this program was built without ledgers on EventStoreDB", "本程序编译时未包含 EventStoreDB 账本",
        "Build it with dotnet build -c Release -p:EventStoreDb=true, where the package EventStore.Client.Grpc.Streams can be had", "请在可获取 EventStore.Client.Grpc.Streams 包的环境中使用 dotnet build -c Release -p:EventStoreDb=true 编译");

    public static readonly ProblemKind BadPlace = new("store.bad-place", 2,
        "the ledger cannot be where --ledger and --views say: {reason}", "账本无法位于 --ledger 与 --views 所指之处：{reason}",
        "Give --ledger esdb://HOST,HOST,HOST?ledger=NAME with --views file:FOLDER or postgres://USER@HOST/DATABASE, or a --ledger of another kind alone", "请使用 --ledger esdb://主机,主机,主机?ledger=名称 配合 --views file:文件夹 或 postgres://用户@主机/数据库，或单独使用其他类型的 --ledger");

    public static readonly ProblemKind NoLedger = new("store.no-ledger", 4,
        "there is no ledger in {place}", "{place} 中没有账本",
        "Check --ledger or BONDRES_LEDGER; a ledger is made by the first of replay, do, register import and restore", "请检查 --ledger 或 BONDRES_LEDGER；账本由首次执行的 replay、do、register import 或 restore 创建");

    public static readonly ProblemKind EventsLost = new("store.events-lost", 3,
        "the events of {place} go to sequence {head}, and {witness} knows of more: events are lost, or older files were put back", "{place} 的事件至序号 {head}，而 {witness} 所知更多：事件已丢失，或放回了较早的文件",
        "Keep the folder as evidence and put the events back from a copy or an export; where an older copy was put back on purpose, move {witness} away",
        "请保留该文件夹作为证据，并从备份或导出恢复事件；如系有意放回较早的副本，请移走 {witness}");

    public static readonly ProblemKind Unreachable = new("store.unreachable", 4,
        "{reason}", "账本无法访问：{reason}", "", "");

    public static readonly ProblemKind Unreadable = new("store.unreadable-event", 4,
        "the ledger holds an event of type {type} that this program cannot read", "账本含有本程序无法读取的事件类型 {type}",
        "Use the version of the program that recorded it, or a later one", "请使用记录该事件的程序版本或更新版本");

    public static readonly ProblemKind Altered = new("store.altered", 3,
        "the ledger's file is not as this program wrote it: {reason}", "账本文件与本程序写入时不一致：{reason}",
        "Keep the file as evidence and compare it with a backup", "请保留该文件作为证据，并与备份核对");
}
