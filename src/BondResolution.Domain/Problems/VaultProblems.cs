namespace BondResolution.Domain.Problems;

/// <summary>The vault of personal data and its key.</summary>
public static class VaultProblems
{
    public static readonly ProblemKind KeyMissing = new("vault.key-missing", 4,
        "the vault {file} is there and its key {key} is not; no new key is made, since it could open nothing",
        "保管库 {file} 已存在，但密钥 {key} 不在；不会生成新密钥，因为它打不开已有内容",
        "Put the key file back, or set BONDRES_VAULT_KEY",
        "请放回密钥文件，或设置 BONDRES_VAULT_KEY");

    public static readonly ProblemKind KeyUnreadable = new("vault.key-unreadable", 4,
        "the vault key in {key} is not base64 of 32 bytes",
        "{key} 中的保管库密钥不是 32 字节的 base64",
        "Put the right key back",
        "请放回正确的密钥");

    public static readonly ProblemKind WrongKey = new("vault.wrong-key", 4,
        "the key in {key} is not the key of vault {file}",
        "{key} 中的密钥不是保管库 {file} 的密钥",
        "Use the key that was made with this vault",
        "请使用与该保管库一同生成的密钥");

    public static readonly ProblemKind Unreachable = new("vault.unreachable", 4,
        "the vault {file} cannot be opened: {reason}",
        "保管库 {file} 无法打开：{reason}",
        "Check the path and who may write there; a damaged vault is restored from a copy",
        "请检查路径与写权限；损坏的保管库请从备份恢复");

    public static readonly ProblemKind Altered = new("vault.altered", 3,
        "vault {file}: lines {number} of register {digest} of case {case} were altered outside the ledger",
        "保管库 {file}：案件 {case} 名册 {digest} 的第 {number} 块在系统之外被改动",
        "Restore the vault from a copy, or import the register's file again",
        "请从备份恢复保管库，或重新导入该名册文件");

    public static readonly ProblemKind KeyExposed = new("vault.key-exposed", 0,
        "others than its owner may read or write the vault key {key}",
        "保管库密钥 {key} 可被所有者以外的人读写",
        "chmod 600 {key}; if others may have read it, treat the people in the vault as disclosed",
        "请执行 chmod 600 {key}；如可能已被他人读取，应视同个人信息泄露处理");
}
