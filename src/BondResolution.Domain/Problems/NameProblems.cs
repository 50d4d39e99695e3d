namespace BondResolution.Domain.Problems;

/// <summary>Ids, numbers, codes and names that could be taken for others.</summary>
public static class NameProblems
{
    public static readonly ProblemKind Blank = new("name.blank", 2,
        "{where}: {field} is {value}; character {at} of {length} is a blank ({codePoint}), and a name has none at its beginning, at its end or beside another",
        "{where}：{field} 为 {value}；共 {length} 个字符，第 {at} 个为空格（{codePoint}）；名称首尾不得有空格，中间不得有连续空格",
        "Take the blank away", "请删除该空格");

    public static readonly ProblemKind Hidden = new("name.hidden", 2,
        "{where}: {field} is {value}; character {at} of {length} cannot be seen ({codePoint})",
        "{where}：{field} 为 {value}；共 {length} 个字符，第 {at} 个为不可见字符（{codePoint}）",
        "Take it away, or write a plain blank in its place", "请删除该字符，或改为普通空格");

    public static readonly ProblemKind NotComposed = new("name.not-composed", 2,
        "{where}: {field} is {value}; character {at} of {length} ({codePoint}) is another form of a letter that is written as one character",
        "{where}：{field} 为 {value}；共 {length} 个字符，第 {at} 个（{codePoint}）是某一字符的另一种编码形式",
        "Write the composed form (Unicode NFC)", "请使用 Unicode NFC 规范形式");

    public static readonly ProblemKind OtherWidth = new("name.other-width", 1,
        "{where}: {field} {value} differs only in the width of its signs from {recorded}, which is recorded",
        "{where}：{field} {value} 与已记录的 {recorded} 仅标点全角、半角不同",
        "Write {recorded} if it is meant, else choose a name that is told apart", "如指同一项，请写作 {recorded}；否则请使用可区分的编号");
}
