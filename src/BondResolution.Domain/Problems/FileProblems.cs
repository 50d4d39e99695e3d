namespace BondResolution.Domain.Problems;

/// <summary>Files that cannot be read, and rows of them that break a rule.</summary>
public static class FileProblems
{
    public static readonly ProblemKind Missing = new("file.missing", 2,
        "no file {file}", "文件 {file} 不存在",
        "Check the path; paths in a script are relative to the script's folder", "请检查路径；脚本中的路径相对于脚本所在文件夹");
}
