using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Lists;

/// <summary>
/// Reads payments that came back (退票清单) or were made again: account, yuan, reason. The reason is recorded for ever, so that it may hold no number of a person.
/// </summary>
internal sealed class ReturnReading(OpenTable table, RegisterOptions options, Faults faults) : ListReading(table, options, faults)
{
    private readonly ImmutableArray<Fen>.Builder _amounts = ImmutableArray.CreateBuilder<Fen>();
    private readonly ImmutableArray<string>.Builder _reasons = ImmutableArray.CreateBuilder<string>();

    public override bool MayRepeat => Options.Repeated == Repeated.Sum;

    public override bool CountsMoney => true;

    public ImmutableArray<Fen> Amounts => _amounts.ToImmutable();

    public ImmutableArray<string> Reasons => _reasons.ToImmutable();

    public override void Read(TableRows rows)
    {
        _amounts.Add(ReadAmount(rows));
        _reasons.Add(ReadReason(rows));
    }

    public override void CheckTotal(StatedTotals footer)
    {
        foreach (var kind in new[] { TotalKind.Amount, TotalKind.Quantity })
            Compare(footer[kind] is { } total ? new Fen(total) : null, footer.SourceOf(kind));
        Compare(Options.ExpectAmount, RegisterTotalsCheck.Said(Options, "expectAmount"));
    }

    private void Compare(Fen? expected, TotalSource source)
    {
        if (expected is { } total && Sum != total.Value)
            Faults.Add(RegisterFileProblems.TotalAmount, [("read", Text(Sum)), ("expected", total), .. source.Details]);
    }

    private static string Text(Int128 fen) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{fen / 100}.{(int)(fen % 100):00}");

    private Fen ReadAmount(TableRows rows)
    {
        if (rows[Table.IndexOf(Field.Amount)] is not { } cell)
            return Fen.Zero;
        if (!WholeNumber.TryParseYuan(CellText.Narrow(cell), Limits.MaxAmountFen / 100, out var fen, out _) || fen is 0 or > Limits.MaxAmountFen)
            Add(RowProblems.Amount, rows, Field.Amount, cell, $"0.01..{new Fen(Limits.MaxAmountFen)}");
        Sum += fen;
        return new Fen(fen);
    }

    private string ReadReason(TableRows rows)
    {
        if (rows[Table.IndexOf(Field.Reason)] is not { } cell)
            return "";
        var text = cell.Length == 0 ? Options.Reason ?? "" : cell;
        if (text.Length == 0)
            Faults.Add(RowProblems.Reason, ("line", rows.Line));
        else if (PersonalNumbers.Find(cell).Any(number => number.Kind is PersonalNumberKind.Identity or PersonalNumberKind.Mobile))
            Add(RowProblems.PersonalNumber, rows, Field.Reason, cell, "a reason without numbers of persons");
        return text;
    }
}
