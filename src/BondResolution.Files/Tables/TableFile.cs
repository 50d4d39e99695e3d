using BondResolution.Domain.Problems;
using BondResolution.Files.Text;
using BondResolution.Files.Workbooks;

namespace BondResolution.Files.Tables;

/// <summary>The one door through which registers and lists come in: what a file is, its bytes decide and not its name.</summary>
public static class TableFile
{
    /// <summary>The file as a text or a workbook; anything else is a problem of kind <c>file.*</c> that says what it is.</summary>
    public static Outcome<TableSource> Open(byte[] bytes, string name)
    {
        var content = ContentType.Of(bytes);
        if (content.IsWorkbook)
            return WorkbookFile.Open(bytes, name, content.Name!) is var opened && opened.Problem is { } broken ? broken : opened.Value;
        if (content.Name is { } foreign)
            return FileProblems.NotTable.With(("file", name), ("read", foreign));
        return TextDetection.Detect(bytes, name) is var detected && detected.Problem is { } unread ? unread : detected.Value;
    }
}
