using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>A file whose rows were read; what its quantities are and whether its totals agree is not yet decided.</summary>
/// <param name="Options">As it was read.</param>
/// <param name="Order">The rows by account ascending, where they do not stand so and that was found out already.</param>
internal sealed record PartRows(FileContent Content, RegisterOptions Options, OpenTable Table, RegisterRows Rows, int[]? Order)
{
    /// <summary>The file as messages call it, with its sheet.</summary>
    public string Name => NameOf(Options, Table);

    /// <summary>The file as messages call it, with its sheet.</summary>
    public static string NameOf(RegisterOptions options, OpenTable table) =>
        table.Form.Sheet is { } sheet ? $"{options.FileName}, {sheet}" : options.FileName;

    /// <summary>Bonds of the rows, once they are bonds.</summary>
    public Int128 Units
    {
        get
        {
            var units = default(WideSum);
            foreach (var quantity in Rows.Quantities.Span)
                units.Add(quantity);
            return units.Total;
        }
    }

    /// <summary>How the file was read. To be asked while the columns of its rows are its own.</summary>
    /// <param name="quantityIs">What its quantity was decided to be.</param>
    /// <param name="isConfirmed">Whether a total from elsewhere says that its last row is whole.</param>
    /// <param name="linesBefore">What is added to its lines.</param>
    public RegisterReading Reading(QuantityIs quantityIs, bool isConfirmed, int linesBefore) => new()
    {
        FileName = Options.FileName,
        Digest = Content.Digest,
        Layout = Table.Layout.Name,
        Encoding = Table.Source.EncodingName,
        Delimiter = Table.Form.Delimiter,
        Sheet = Table.Form.Sheet is { } sheet ? new SheetTaken(sheet, Rows.HiddenRows, Table.Source.FormulasIn(Table.Form), Table.HiddenSheets) : null,
        HeaderLine = Table.HeaderLine,
        Columns = Table.Columns,
        QuantityIs = quantityIs,
        Footer = Rows.Footer.Totals,
        IsEndUnconfirmed = Table.Source.IsUnterminated && !Rows.Footer.HasAny && !isConfirmed,
        PassedOver = Rows.Around.Passed.Listed,
        PassedCount = Rows.Around.Passed.Count,
        StatedDates = Rows.Around.Dates.All,
        StatedCodes = Rows.Around.Codes.All,
        Forms = Rows.Forms,
        ByteOrderMarks = Table.Source.Marks.Count,
        HasEndMark = Table.Source.Marks.HasEndMark,
        Rows = Rows.Count,
        Units = (long)Units,
        LinesBefore = linesBefore,
        LastLine = Rows.Lines[^1]
    };
}
