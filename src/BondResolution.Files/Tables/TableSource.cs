using System.Collections.Immutable;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>A file that may hold a table: a text, or a workbook. Made by <see cref="TableFile.Open"/>.</summary>
public abstract class TableSource
{
    private protected TableSource(string name, string encodingName) => (Name, EncodingName) = (name, encodingName);

    /// <summary>The file as the caller calls it; for messages.</summary>
    public string Name { get; }

    /// <summary>
    /// <c>utf-8</c>, <c>utf-8-bom</c>, <c>utf-16le</c>, <c>utf-16be</c> or <c>gb18030</c> (ASCII is utf-8, GBK is gb18030); of a workbook
    /// <c>xlsx</c> or <c>xls</c>.
    /// </summary>
    public string EncodingName { get; }

    /// <summary>The ways in which it may be a table.</summary>
    internal abstract ImmutableArray<TableForm> Forms { get; }

    /// <summary>Whether it ends as if it were cut off: a text without a last line end.</summary>
    internal virtual bool IsUnterminated => false;

    /// <summary>What stands around a text and is none of it.</summary>
    internal virtual TextMarks Marks => default;

    /// <summary>All of it.</summary>
    internal virtual TextPart Whole => default;

    /// <summary>Formulas in a sheet, whose stored values are taken; 0 where they are not told apart.</summary>
    internal virtual int FormulasIn(TableForm form) => 0;

    /// <summary>Parts that can be read each by itself; one where it must be read from its beginning.</summary>
    internal virtual ImmutableArray<TextPart> Parts => [Whole];

    /// <summary>About how many records a part has.</summary>
    internal abstract int EstimateRecords(TextPart part);

    internal abstract Records Records(TableForm form, TextPart part);
}
