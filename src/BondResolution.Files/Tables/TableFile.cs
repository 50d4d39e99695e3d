using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;
using BondResolution.Files.Workbooks;

namespace BondResolution.Files.Tables;

/// <summary>The one door through which registers and lists come in: what a file is, its bytes decide and not its name.</summary>
public static class TableFile
{
    /// <summary>The file as a text or a workbook; anything else is a problem of kind <c>file.*</c> that says what it is. A workbook is held.</summary>
    /// <param name="content">The file.</param>
    /// <param name="partBytes">Bytes of a part of a text that is to be read by itself, about.</param>
    internal static Outcome<TableSource> Open(FileContent content, int partBytes)
    {
        if (content.Length == 0)
            return FileProblems.Empty.With(("file", content.Name));
        var bytes = Head(content);
        if (ContentType.IsHeld(bytes))
        {
            if (content.Length > Limits.MaxFileBytes)
                return FileProblems.TooLarge.With(("file", content.Name), ("size", content.Length), ("limit", Limits.MaxFileBytes));
            bytes = content.ToArray();
        }

        var type = ContentType.Of(bytes);
        if (type.IsProtected)
            return FileProblems.WorkbookProtected.With(("file", content.Name), ("kind", type.Name));
        if (type.IsWorkbook)
            return WorkbookFile.Open(bytes, content.Name, type.Name!) is var opened && opened.Problem is { } broken ? broken : opened.Value;
        if (type.Name is { } foreign)
            return FileProblems.NotTable.With(("file", content.Name), ("read", foreign));
        return TextDetection.Detect(content, partBytes) is var detected && detected.Problem is { } unread ? unread : detected.Value;
    }

    /// <summary>Whether a file begins as a workbook does, or another file that is held while it is read; a text is not.</summary>
    internal static bool IsHeld(FileContent content) => ContentType.IsHeld(Head(content));

    private static byte[] Head(FileContent content) => content.ToArray(0, long.Min(content.Length, ContentType.HeadBytes));
}
