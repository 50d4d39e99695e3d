namespace BondResolution.Domain.Problems;

/// <summary>Personal data in free texts of commands: what is recorded stays for ever, so it is not to be there.</summary>
public static class TextProblems
{
    public static readonly ProblemKind Identity = new("text.identity-number", 1,
        "{where}: {field} holds an identity number, {read}; events keep what they hold for ever",
        "{where}：{field} 含身份证号码 {read}；事件一经记录永久保存",
        "Write the account instead, or the number masked as shown here; who a holder is belongs in a register file, from which it goes to the vault",
        "请改写为证券账户，或如此处所示脱敏；持有人身份应放在名册文件中，由其进入保管库");

    public static readonly ProblemKind Mobile = new("text.mobile-number", 1,
        "{where}: {field} holds a mobile number, {read}; events keep what they hold for ever",
        "{where}：{field} 含手机号码 {read}；事件一经记录永久保存",
        "Write it masked as shown here, or leave it out; an amount or a number of a document is taken for one where its unit (元, 张, 号) stands behind it",
        "请如此处所示脱敏，或删去；金额、文号请在数字后写明单位（元、张、号）");

    public static readonly ProblemKind Former = new("text.maybe-identity-number", 0,
        "{where}: {field} holds {read}, which may be an identity number of 15 digits",
        "{where}：{field} 含 {read}，可能是 15 位身份证号码",
        "If it is one, leave it out, or correct a command that is recorded and record it again without; a text that is recorded cannot be taken out of the ledger",
        "如确为身份证号码，请删去；已记录的命令请冲正并以不含号码的文字重新记录；文字一经记录即无法从账本中删除");

    public static readonly ProblemKind Name = new("text.name", 0,
        "{where}: {field} holds what is the name of a holder in the vault, {read}",
        "{where}：{field} 含保管库中持有人的姓名 {read}",
        "Name holders by their accounts; a text that is recorded cannot be taken out of the ledger",
        "请以证券账户指代持有人；文字一经记录即无法从账本中删除");
}
