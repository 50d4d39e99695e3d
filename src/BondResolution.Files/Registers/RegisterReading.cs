using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>How a file without a fault was read: what it was taken for, and what stands in it beside its rows.</summary>
public sealed record RegisterReading
{
    /// <summary>The file as messages call it.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>Name of the layout, as of <see cref="RegisterLayouts"/> or one of the user's.</summary>
    public required string Layout { get; init; }

    /// <summary>As <see cref="TableSource.EncodingName"/>.</summary>
    public required string Encoding { get; init; }

    /// <summary>Comma, tab, semicolon or bar; null in a workbook.</summary>
    public required char? Delimiter { get; init; }

    /// <summary>The sheet of a workbook; null of a text.</summary>
    public required SheetTaken? Sheet { get; init; }

    /// <summary>Physical line of the header, from 1.</summary>
    public required int HeaderLine { get; init; }

    /// <summary>What each column was taken for, in the file's order.</summary>
    public required ImmutableArray<ColumnTaken> Columns { get; init; }

    /// <summary>What the quantity column counted.</summary>
    public required QuantityIs QuantityIs { get; init; }

    /// <summary>The totals that the file states of itself; they agree with what is read.</summary>
    public required ControlTotals Footer { get; init; }

    /// <summary>Whether the text ends without a line end and no control total confirms that its last row is whole.</summary>
    public required bool IsEndUnconfirmed { get; init; }

    /// <summary>
    /// The lines that are no rows, in the order of the file; of each reason the first <see cref="Limits.MaxPassedListed"/>.
    /// </summary>
    public required ImmutableArray<PassedLine> PassedOver { get; init; }

    /// <summary>All of these lines.</summary>
    public required long PassedCount { get; init; }

    /// <summary>The dates that titles or footers state as those of the positions.</summary>
    public required ImmutableArray<StatedDate> StatedDates { get; init; }

    /// <summary>The codes that titles or footers state as those of the bond.</summary>
    public required ImmutableArray<StatedCode> StatedCodes { get; init; }

    /// <summary>Cells that were read as something else than stands in the file.</summary>
    public required ReadForms Forms { get; init; }

    /// <summary>Byte order marks in front of the text; 0 in a workbook.</summary>
    public required int ByteOrderMarks { get; init; }

    /// <summary>Whether a mark of its end (0x1A) closes the text.</summary>
    public required bool HasEndMark { get; init; }

    /// <summary>Rows that were read: as many as accounts, unless rows of an account were added up.</summary>
    public required int Rows { get; init; }

    /// <summary>Bonds that its rows come to.</summary>
    public required long Units { get; init; }

    /// <summary>What is added to its lines in the register's line numbers: 0 of the first file.</summary>
    public required int LinesBefore { get; init; }

    /// <summary>Physical line of its last row.</summary>
    public required int LastLine { get; init; }

    /// <summary>The file as an event records it.</summary>
    public RegisterPart Part => new(Digest, Sheet?.Name, Layout, Encoding, QuantityIs, LinesBefore);
}
