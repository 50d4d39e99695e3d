using System.Globalization;
using System.Text;
using BondResolution.Domain.Problems;

namespace BondResolution.Docs.Tests.Errors;

/// <summary>Writes docs/errors.md from the catalogue of all problems.</summary>
internal static class ErrorsDocument
{
    private const string Head = """
        # Errors and warnings · 错误与提示

        Generated from the catalogue of all problems (`BondResolution.Domain/Problems`); a test compares the two. To renew it:
        `BONDRES_RENEW_DOCS=1 dotnet test tests/BondResolution.Docs.Tests`.
        本文件由程序的问题目录生成，并由测试核对。

        A refused command records nothing and prints `error CODE: message` on stderr; with `--format json` stdout has
        `{"error":{"code","message","details":[…]}}`. A warning is printed as `warning CODE: message`; what it warns of is recorded all the
        same. Codes are stable. Words in braces, such as {account}, stand for what was found.
        被拒绝的命令不作任何记录，并在标准错误输出 `error CODE: 消息`；提示以 `warning CODE: 消息` 输出，所涉事实照常记录。代码稳定不变；
        花括号中的词（如 {account}）代表实际读到的内容。

        | exit code · 退出码 | meaning | 含义 |
        |---|---|---|
        | 0 | done, perhaps with warnings | 完成，可能有提示 |
        | 1 | read and understood, but refused by a rule, or an expected figure not met | 已读懂，但违反规则而被拒绝，或预期数据不符 |
        | 2 | cannot be read: command line, JSON, file | 无法读取：命令行、JSON 或文件 |
        | 3 | the ledger was altered | 账本被改动 |
        | 4 | a store cannot be reached, or standard output cannot be written | 存储无法访问，或标准输出无法写入 |
        | 70 | the program met what it cannot handle: a fault of the program | 程序遇到无法处理的情况：程序缺陷 |
        | 130, 143 | interrupted (Ctrl-C), terminated (SIGTERM); what was recorded stands | 被中断（Ctrl-C）、被终止（SIGTERM）；已记录内容保持有效 |
        """;

    private static readonly (string Area, string Title)[] Areas =
    [
        ("command", "Commands · 命令"), ("name", "Ids, numbers, codes and names · 编号、代码与名称"), ("script", "Scripts · 脚本"), ("expect", "Expected figures · 预期数据"), ("cli", "Command line · 命令行"),
        ("case", "Cases · 案件"), ("register", "Registers · 名册"), ("row", "Rows of registers and lists · 名册与清单的行"), ("list", "Lists · 清单"),
        ("file", "Files · 文件"), ("holdings", "Holdings · 持仓"), ("freeze", "Freezes · 冻结"), ("transfer", "Transfers · 非交易过户"),
        ("buyback", "Offers to buy · 收购"), ("plan", "Repayment plans · 偿付方案"), ("instalment", "Instalments · 分期偿付"),
        ("scheme", "Schemes of payment · 偿付方式"), ("payout", "Computing a payment · 偿付计算"), ("lawsuit", "Suits · 诉讼"),
        ("law", "Fees of law · 法定费用"), ("interest", "Interest · 利息"), ("date", "Dates that can hardly be meant · 可疑日期"), ("rate", "Rates that can hardly be meant · 可疑比率"), ("correct", "Corrections · 冲正"), ("store", "The ledger's store · 账本存储"), ("report", "Reports · 报表"), ("audit", "Integrity · 完整性"), ("explain", "Explanations · 数字溯源"),
        ("restore", "Restoring events · 恢复"),
        ("vault", "The holder vault · 持有人信息保管库"), ("text", "Personal data in texts · 文本中的个人信息"),
        ("policy", "Policies of approvals · 复核制度"), ("proposal", "Proposals · 提议"), ("approval", "Approvals · 复核"),
        ("user", "Users of the desk · 用户"), ("session", "Sign-in and requests · 登录与请求"), ("http", "Requests to the desk · 工作台请求"), ("job", "Jobs · 任务"), ("serve", "Serving the desk · 启动工作台")
    ];

    public static string Render()
    {
        var text = new StringBuilder(Head).Append('\n');
        Part(text, "Errors · 错误", ProblemCatalogue.All.Where(k => k.ExitCode != 0), hasExitCode: true);
        Part(text, "Warnings · 提示", ProblemCatalogue.All.Where(k => k.ExitCode == 0), hasExitCode: false);
        return text.ToString();
    }

    /// <summary>The part of a code before its point.</summary>
    public static string AreaOf(ProblemKind kind) => kind.Code[..kind.Code.IndexOf('.')];

    private static void Part(StringBuilder text, string title, IEnumerable<ProblemKind> kinds, bool hasExitCode)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        foreach (var area in kinds.GroupBy(AreaOf).OrderBy(Place))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {TitleOf(area.Key)}\n\n");
            text.Append(hasExitCode
                ? "| code · 代码 | exit · 退出码 | cause · 原因 | remedy · 处理 |\n|---|---|---|---|\n"
                : "| code · 代码 | what it says · 内容 | what to do · 处理 |\n|---|---|---|\n");
            foreach (var kind in area)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{kind.Code}` | {(hasExitCode ? $"{kind.ExitCode} | " : "")}");
                text.Append(CultureInfo.InvariantCulture, $"{Cell(kind.English, kind.Chinese)} | {Cell(kind.Remedy, kind.RemedyChinese)} |\n");
            }
        }
    }

    private static int Place(IGrouping<string, ProblemKind> area) => Array.FindIndex(Areas, a => a.Area == area.Key) is var at and >= 0
        ? at
        : throw new InvalidOperationException($"name the area {area.Key} in {nameof(ErrorsDocument)}");

    private static string TitleOf(string area) => Array.Find(Areas, a => a.Area == area).Title;

    private static string Cell(string english, string chinese) =>
        english == chinese ? Escape(english.Length == 0 ? "—" : english) : $"{Escape(english)}<br>{Escape(chinese)}";

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
