namespace BondResolution.Domain.Problems;

/// <summary>Runs of the program that end before they are done.</summary>
public static class ProgramProblems
{
    public static readonly ProblemKind Interrupted = new("cli.interrupted", 130,
        "interrupted (SIGINT); {stands}", "已中断（SIGINT）；{stands}",
        "Run the same command again: what stands is not recorded twice", "请重新运行同一命令：已入账内容不会重复记录");

    public static readonly ProblemKind Terminated = new("cli.terminated", 143,
        "terminated (SIGTERM); {stands}", "已终止（SIGTERM）；{stands}",
        "Run the same command again: what stands is not recorded twice", "请重新运行同一命令：已入账内容不会重复记录");

    public static readonly ProblemKind OutputFailed = new("cli.output-failed", 4,
        "standard output cannot be written: {reason}; {stands}", "标准输出无法写入：{reason}；{stands}",
        "Make room, or keep what reads it open, and ask again", "请释放空间或保持读取端打开后重试");

    public static readonly ProblemKind Unexpected = new("cli.unexpected", 70,
        "the program met what it cannot handle: {reason}; {stands}", "程序遇到无法处理的情况：{reason}；{stands}",
        "Run 'bondres audit verify', and report this line with the command to whoever maintains the program",
        "请运行 bondres audit verify，并将本行与所用命令报告给程序维护者");
}
