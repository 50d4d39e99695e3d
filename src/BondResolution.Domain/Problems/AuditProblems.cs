namespace BondResolution.Domain.Problems;

/// <summary>Ledgers and proofs that do not hold, and keys and files that cannot be read.</summary>
public static class AuditProblems
{
    public static readonly ProblemKind Altered = new("audit.altered", 3,
        "sequence {sequence}: {found}", "序号 {sequence}：{found}",
        "Keep the ledger's files as evidence and compare them with a backup", "请保留账本文件作为证据，并与备份核对");

    public static readonly ProblemKind NotPrefix = new("audit.not-prefix", 3,
        "checkpoint of size {size}: {found}", "规模为 {size} 的检查点：{found}",
        "Unless it is the wrong key, the ledger was rewritten or put back since the checkpoint was taken: keep its files as evidence", "如非公钥有误，则账本在检查点之后被改写或回退：请保留文件作为证据");

    public static readonly ProblemKind OtherLedger = new("audit.other-ledger", 3,
        "the checkpoint is one of ledger {found}; this is ledger {ledger}", "该检查点属于账本 {found}；本账本为 {ledger}",
        "Give a checkpoint of this ledger; if it was taken of the ledger that stood here, another was put in its place: keep the files as evidence",
        "请提供本账本的检查点；如该检查点确取自此处的账本，则账本已被另一账本替换：请保留文件作为证据");

    public static readonly ProblemKind OtherId = new("audit.other-id", 3,
        "none of the events was recorded under the id {ledger} that is kept with the ledger's head", "账本头部所记的标识 {ledger} 与全部事件记录时的标识不符",
        "The id was changed, or the events are another ledger's: keep the files as evidence, and compare the id with a checkpoint or a backup",
        "标识已被改动，或事件属于另一账本：请保留文件作为证据，并与检查点或备份核对标识");

    public static readonly ProblemKind ViewsAltered = new("audit.views-altered", 3,
        "the events stand, and the read models are not what they make: {found}", "事件未被改动，但读模型与事件不符：{found}",
        "Reports printed from them are not to be trusted: run 'bondres views rebuild' and print them again", "由此输出的报告不可信：请运行 bondres views rebuild 后重新输出");

    public static readonly ProblemKind ProofFails = new("audit.proof-fails", 3,
        "the proof does not hold: {found}", "证明不成立：{found}",
        "Ask for the proof again, and compare the public key", "请重新索取证明，并核对公钥");

    public static readonly ProblemKind KeyUnreadable = new("audit.key-unreadable", 4,
        "the signing key {file} cannot be read: {reason}", "签名密钥 {file} 无法读取：{reason}",
        "Put the ledger's own key back; what a new key signs does not hold under the old one", "请恢复账本原有密钥；新密钥的签名无法用原公钥核验");

    public static readonly ProblemKind NoCheckpoint = new("audit.no-checkpoint", 2,
        "{file} holds no checkpoint", "{file} 不是检查点",
        "Give a file that 'bondres audit checkpoint' printed", "请提供 bondres audit checkpoint 输出的文件");

    public static readonly ProblemKind NoProof = new("audit.no-proof", 2,
        "{file} holds no proof: {reason}", "{file} 不是证明：{reason}",
        "Give a file that 'bondres audit prove' printed", "请提供 bondres audit prove 输出的文件");

    public static readonly ProblemKind NoKey = new("audit.no-key", 2,
        "{file} holds no public key in PEM", "{file} 不是 PEM 格式的公钥",
        "Give the public key that 'bondres audit checkpoint' named", "请提供 bondres audit checkpoint 给出的公钥");

    public static readonly ProblemKind NoSequence = new("audit.no-sequence", 1,
        "there is no sequence {sequence}; the ledger goes to {head}", "没有序号 {sequence}；账本至 {head}",
        "Give a sequence from 1 to {head}", "请填写 1 至 {head} 之间的序号");

    public static readonly ProblemKind NothingToProve = new("audit.nothing-to-prove", 1,
        "no sealed line of account {account} stands in the ledger", "账本中没有账户 {account} 的已封存记录",
        "A receipt holds lines of registers, tenders, purchases, payments and suits; a single freeze or transfer is proved by the proof of its event ('bondres audit prove SEQ')",
        "回执包含名册、申报、收购、偿付与诉讼的明细行；单笔冻结或过户请用其事件的证明（bondres audit prove 序号）");
}
