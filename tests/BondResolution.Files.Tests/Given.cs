using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tests;

/// <summary>Files to read, made in memory, and what reading them gives.</summary>
internal static class Given
{
    static Given() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] In(string encoding, string text) => encoding switch
    {
        "utf-8" => Utf8(text),
        "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Utf8(text)],
        "utf-16le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "gb18030" => Encoding.GetEncoding("GB18030").GetBytes(text),
        "gbk" => Encoding.GetEncoding("GBK").GetBytes(text),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding))
    };

    public static FileContent Content(byte[] bytes) => FileContent.Of(bytes, "r.csv");

    /// <summary>Bytes that are read in blocks as those of a large file are, never more than some at once.</summary>
    public static FileContent InBlocks(byte[] bytes, int blockBytes, int mostAtOnce = int.MaxValue) => new("r.csv", bytes.Length, blockBytes, (at, to) =>
    {
        var count = int.Min(int.Min(to.Length, mostAtOnce), bytes.Length - (int)at);
        bytes.AsSpan((int)at, count).CopyTo(to);
        return count;
    }, () => bytes.Length);

    public static RegisterFile Read(byte[] bytes, RegisterOptions? options = null)
    {
        var read = RegisterReader.Read(bytes, options ?? new RegisterOptions("r.csv"));
        Assert.True(read.Problem is null, Text(read.Problem));
        return read.Value!;
    }

    /// <summary>Writes the rejects of a register that is refused.</summary>
    public static Outcome<long> Rejects(string path, byte[] bytes, RegisterOptions options, bool chinese) =>
        RejectsFile.Write(path, [Content(bytes)], options, Layouts.LayoutUse.Register, Refuse(bytes, options), chinese);

    public static RegisterFile Read(string text, RegisterOptions? options = null) => Read(Utf8(text), options);

    public static Problem Refuse(byte[] bytes, RegisterOptions? options = null)
    {
        var read = RegisterReader.Read(bytes, options ?? new RegisterOptions("r.csv"));
        Assert.NotNull(read.Problem);
        return read.Problem!;
    }

    public static Problem Refuse(string text, RegisterOptions? options = null) => Refuse(Utf8(text), options);

    /// <summary>The one fault of a refused register.</summary>
    public static Problem Fault(string text, RegisterOptions? options = null)
    {
        var problem = Refuse(text, options);
        Assert.True(problem.Code == "register.faulty" && problem.Parts.Length == 1, Text(problem));
        return problem.Parts[0];
    }

    public static string Detail(this Problem problem, string name) => problem.Details.Single(detail => detail.Key == name).Value;

    /// <summary>The whole problem as text, for a failing assertion.</summary>
    public static string Text(Problem? problem) =>
        problem is null ? "" : string.Join('\n', [problem.ToString(), .. problem.Parts.Select(part => "  " + part)]);
}
