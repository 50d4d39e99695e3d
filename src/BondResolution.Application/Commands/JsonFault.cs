using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Commands;

/// <summary>Tells what is wrong with a text that is no JSON, and where, in the words of whoever typed it: a comma too many, a Chinese
/// quotation mark, a file's name.</summary>
internal static partial class JsonFault
{
    private const string ChineseQuotes = "“”„‟＂「」『』‘’＇";
    private const string ChineseSigns = "，：；｛｝【】［］（）、";
    private const string AsciiSigns = ",:;{}[][](),";

    /// <param name="line">UTF-8.</param>
    /// <param name="broken">Why it cannot be read.</param>
    public static Problem Of(ReadOnlySpan<byte> line, JsonException broken)
    {
        var text = Encoding.UTF8.GetString(line);
        if (FileName().IsMatch(text))
            return IsFile(text.Trim());
        var at = int.Min(Place(line, broken), text.Length);
        var (english, chinese) = Fault(text, at, broken.Message);
        return Said(english, chinese);
    }

    /// <summary>What was found in place of an object.</summary>
    public static Problem NoObject(JsonValueKind found) => found switch
    {
        JsonValueKind.Array => Said("a list was found, and one command in braces {…} was expected", "读到的是列表，应为一条以花括号 {…} 括起的命令"),
        JsonValueKind.String => Said("a text was found, and one command in braces {…} was expected", "读到的是文本，应为一条以花括号 {…} 括起的命令"),
        JsonValueKind.Number => Said("a number was found, and one command in braces {…} was expected", "读到的是数字，应为一条以花括号 {…} 括起的命令"),
        _ => Said("a single word was found, and one command in braces {…} was expected", "读到的是单个词，应为一条以花括号 {…} 括起的命令")
    };

    private static Problem IsFile(string name) => (CommandProblems.NotJson with
    {
        English = "'{file}' is the name of a file, and a command was expected", Chinese = "“{file}”是文件名，应为一条命令",
        Remedy = "For the commands in a file type: bondres do - < FILE; for a case script: bondres replay FILE; for a register: bondres register import FILE",
        RemedyChinese = "如需执行文件中的命令，请输入 bondres do - < 文件；案件脚本用 bondres replay 文件；名册用 bondres register import 文件"
    }).With(("file", name), ("reason", "the name of a file"));

    private static Problem Said(string english, string chinese) =>
        (CommandProblems.NotJson with { English = "not a JSON object: " + english, Chinese = "不是 JSON 对象：" + chinese }).With(("reason",
            english));

    /// <summary>What is wrong at a place, the likeliest first.</summary>
    private static (string English, string Chinese) Fault(string text, int at, string message)
    {
        var (found, before) = (at < text.Length ? text[at] : '\0', text[..at].TrimEnd() is { Length: > 0 } read ? read[^1] : '\0');
        var (place, placeChinese) = Words(text, at);
        if (ChineseQuotes.Contains(found, StringComparison.Ordinal))
            return ($"{place} is {found}, a Chinese quotation mark; type the straight one, \"", $"{placeChinese}是中文引号 {found}；请改用英文直引号 \"");
        if (ChineseSigns.IndexOf(found, StringComparison.Ordinal) is >= 0 and var sign)
            return ($"{place} is {found}, a Chinese sign; type {AsciiSigns[sign]}",
                $"{placeChinese}是中文标点 {found}；请改用英文 {AsciiSigns[sign]}");
        if (Repeated().Match(message) is { Success: true } twice)
            return ($"the field {twice.Groups[1].Value} stands twice", $"字段 {twice.Groups[1].Value} 出现两次");
        if (text[..at].IndexOfAny([.. ChineseQuotes]) is >= 0 and var quote && (found == '\0' || char.IsLetterOrDigit(found)))
        {
            var (where, whereChinese) = Words(text, quote);
            return ($"{where} is {text[quote]}, a Chinese quotation mark, so that a text does not end where it should; type the straight one, \"",
                $"{whereChinese}是中文引号 {text[quote]}，文本因此没有结束；请改用英文直引号 \"");
        }

        if (text.AsSpan(at).Trim(" \t\r\n,").IsEmpty)
            return ($"it ends too early, after {Count(text.Length)}: a closing brace }} or a quotation mark \" is missing",
                $"在第 {text.Length} 个字符后过早结束：缺少右花括号 }} 或引号 \"");
        return (found, before) switch
        {
            ('}' or ']', ',') => ($"{place}: before {found} is a comma too many; take it out", $"{placeChinese}（{found}）之前多了一个逗号；请删除"),
            ('}' or ']', ':') => ($"{place}: before {found} a value is missing", $"{placeChinese}（{found}）之前缺少值"),
            ('\'', _) => ($"{place} is a single quotation mark; type double ones, \"", $"{placeChinese}是单引号；请改用双引号 \""),
            ({ } letter, '{' or ',') when IsWord(letter) => (
                $"{place}: a name has no quotation marks; on a command line put the whole command in single ones: bondres do '{{\"do\":…}}'",
                $"{placeChinese}：名称没有引号；在命令行中请用单引号括起整条命令：bondres do '{{\"do\":…}}'"),
            ({ } letter, ':') when IsWord(letter) => ($"{place}: a text has no quotation marks", $"{placeChinese}：文本没有引号"),
            ('{', '}') => ($"{place}: a second command begins; put each on a line of its own", $"{placeChinese}：开始了第二条命令；请每行一条"),
            ({ } digit, '0') when char.IsAsciiDigit(digit) => (
                $"{place}: a number begins with 0; an account, a code or a date is a text, in quotation marks",
                    $"{placeChinese}：数字以 0 开头；账户、代码、日期是文本，须加引号"),
            ('"' or '{' or '[', '"' or '}' or ']' or >= '0' and <= '9') =>
                ($"{place}: before {found} a comma is missing", $"{placeChinese}（{found}）之前缺少逗号"),
            (_, '\\') => ($"{place}: a backslash is followed by {found}; write it \\\\, and paths with /",
                $"{placeChinese}：反斜杠之后是 {found}；反斜杠请写作 \\\\，路径请用 /"),
            (< ' ', _) => ($"{place}: a text goes over the end of a line, or holds a sign that cannot be seen",
                $"{placeChinese}：文本跨行，或含有不可见字符"),
            _ when message.Contains("depth", StringComparison.Ordinal) => ($"{place}: too many braces in braces", $"{placeChinese}：括号嵌套过深"),
            _ => ($"{place} is {found}, which was not expected there", $"{placeChinese}是 {found}，此处不应出现")
        };
    }

    private static bool IsWord(char letter) => letter == '_' || char.IsLetter(letter) || char.IsAsciiDigit(letter);

    /// <summary>The place of a fault: characters before it.</summary>
    private static int Place(ReadOnlySpan<byte> line, JsonException broken)
    {
        var start = 0;
        for (var lines = broken.LineNumber ?? 0; lines > 0 && line[start..].IndexOf((byte)'\n') is >= 0 and var end; lines--)
            start += end + 1;
        return Encoding.UTF8.GetCharCount(line[..(int)long.Min(line.Length, start + (broken.BytePositionInLine ?? 0))]);
    }

    private static (string English, string Chinese) Words(string text, int at)
    {
        var (line, begins) = (text.AsSpan(0, at).Count('\n') + 1, text.LastIndexOf('\n', int.Max(0, at - 1)) + 1);
        var column = (at - (at == 0 ? 0 : begins) + 1).ToString(CultureInfo.InvariantCulture);
        return text.Contains('\n', StringComparison.Ordinal)
            ? ($"line {line.ToString(CultureInfo.InvariantCulture)}, character {column}",
                $"第 {line.ToString(CultureInfo.InvariantCulture)} 行第 {column} 个字符")
            : ($"character {column}", $"第 {column} 个字符");
    }

    private static string Count(int characters) => characters == 1 ? "1 character"
        : string.Create(CultureInfo.InvariantCulture, $"{characters} characters");

    [GeneratedRegex(@"^\s*[^\s{}\[\]""]+\.(jsonl?|csv|txt|xlsx?|tsv)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex("(?:uplicate|twice)[^']*'([^']+)'|'([^']+)'[^']*(?:duplicate|more than once)")]
    private static partial Regex Repeated();
}
