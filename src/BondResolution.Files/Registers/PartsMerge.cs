using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Files.Footers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;

namespace BondResolution.Files.Registers;

/// <summary>
/// The rows of all parts of a register as columns of one, in the order of the parts. An account of several parts stands where it is first,
/// its rows added up; class, person and personal data are those of the first part that has such columns.
/// </summary>
internal sealed class PartsMerge
{
    private readonly IReadOnlyList<PartRows> _parts;
    private readonly RowColumns _columns;
    private readonly int[] _linesBefore;
    private readonly TextColumn? _persons;

    /// <summary>
    /// Of each row where its person and its personal data stand; null where no account is in several parts, so that they stand in the order
    /// of the parts.
    /// </summary>
    private readonly List<(int Part, int Row)>? _personOf, _personalOf;

    private PartsMerge(IReadOnlyList<PartRows> parts)
    {
        _parts = parts;
        _columns = new RowColumns(parts.Sum(part => part.Rows.Quantities.Count));
        _linesBefore = new int[parts.Count];
        for (var part = 1; part < parts.Count; part++)
            _linesBefore[part] = checked(_linesBefore[part - 1] + parts[part - 1].Rows.Lines[^1]);
        if (parts.Any(part => part.Rows.InEarlierParts > 0))
            (_personOf, _personalOf) = ([], []);
        AppendAll();
        _persons = parts.Any(part => part.Rows.HasPersons) ? MergedPersons() : null;
        if (_persons is not null && (parts[0].Options.KeepsPersonalData || parts.Any(part => part.Rows.Footer[TotalKind.Persons] is not null)))
            Persons = PersonNumbers.CountOf(_persons);
    }

    /// <summary>Different persons; null where no part numbers them, or where nobody asks.</summary>
    public int? Persons { get; }

    /// <summary>The parts as one; they are in bonds and have no faults.</summary>
    public static PartsMerge Of(IReadOnlyList<PartRows> parts) => new(parts);

    /// <summary>The register, once its totals agree.</summary>
    public RegisterFile Register(PartsTotals totals)
    {
        var keepsPersonal = _parts[0].Options.KeepsPersonalData;
        var classes = new int[Enum.GetValues<HolderClass>().Length];
        foreach (var holderClass in _columns.Classes.Span)
            classes[(int)holderClass]++;
        var (units, frozen) = (Sum(_columns.Quantities), Sum(_columns.Frozen));
        return new RegisterFile
        {
            Parts = [.. _parts.Select((part, i) => part.Reading(totals.Decided[i]!.Value, totals.IsWholeConfirmed, _linesBefore[i]))],
            Totals = new RegisterTotals(_columns.Count, Persons, units, frozen, [.. classes]),
            Order = keepsPersonal || AccountOrder.IsAscending(_columns.Accounts.Span) ? null : AccountOrder.Of(_columns.Accounts.Span),
            LineNumbers = _columns.Lines.SealImmutable(),
            Accounts = new AccountColumn(_columns.Accounts.Seal()),
            Persons = _persons is null || _persons.IsBlank ? null : _persons,
            Classes = _columns.Classes.SealImmutable(),
            Units = _columns.Quantities.SealImmutable(),
            Frozen = frozen == 0 ? default : _columns.Frozen.SealImmutable(),
            Personal = _parts.Any(part => part.Rows.HasPersonal) ? (_personalOf is null ? PersonalInOrder() : PersonalPicked(_personalOf)) : []
        };
    }

    private static long Sum(Column<long> column)
    {
        var sum = 0L;
        foreach (var value in column.Span)
            sum = checked(sum + value);
        return sum;
    }

    private void AppendAll()
    {
        var at = _personOf is null ? null : new Dictionary<ulong, int>();
        for (var part = 0; part < _parts.Count; part++)
        {
            var rows = _parts[part].Rows;
            for (var row = 0; row < rows.Quantities.Count; row++)
            {
                if (at is not null && !at.TryAdd(rows.Columns.Accounts[row], _columns.Count))
                    AddUp(at[rows.Columns.Accounts[row]], part, row);
                else
                    Append(part, row);
            }
        }
    }

    private void Append(int part, int row)
    {
        var rows = _parts[part].Rows;
        _columns.Lines.Add(checked(_linesBefore[part] + rows.Lines[row]));
        _columns.Accounts.Add(rows.Columns.Accounts[row]);
        _columns.Classes.Add(rows.Columns.Classes[row]);
        _columns.Quantities.Add(rows.Quantities[row]);
        _columns.Frozen.Add(rows.Frozen[row]);
        _personOf?.Add((part, row));
        _personalOf?.Add((part, row));
    }

    /// <summary>Adds a row to an earlier one of the same account.</summary>
    private void AddUp(int merged, int part, int row)
    {
        var (rows, first) = (_parts[part].Rows, _personOf![merged].Part);
        _columns.Quantities[merged] = checked(_columns.Quantities[merged] + rows.Quantities[row]);
        _columns.Frozen[merged] = checked(_columns.Frozen[merged] + rows.Frozen[row]);
        if (!_parts[first].Rows.HasClasses && rows.HasClasses)
            _columns.Classes[merged] = rows.Columns.Classes[row];
        if (!_parts[first].Rows.HasPersons && rows.HasPersons)
            _personOf[merged] = (part, row);
        if (!_parts[_personalOf![merged].Part].Rows.HasPersonal && rows.HasPersonal)
            _personalOf[merged] = (part, row);
    }

    private TextColumn MergedPersons()
    {
        var persons = new TextColumn();
        if (_personOf is not null)
        {
            foreach (var (part, row) in _personOf)
                persons.Add(_parts[part].Rows.HasPersons ? _parts[part].Rows.Persons.Utf8(row) : default);
            return persons;
        }

        foreach (var rows in _parts.Select(part => part.Rows))
        {
            for (var row = 0; row < rows.Quantities.Count; row++)
                persons.Add(rows.HasPersons ? rows.Persons.Utf8(row) : default);
        }

        return persons;
    }

    private ImmutableArray<VaultRows> PersonalInOrder()
    {
        var personal = new PersonalRows(0);
        foreach (var rows in _parts.Select(part => part.Rows))
            personal.Add(rows.HasPersonal ? rows.Personal : Blank(rows));
        return personal.Chunks(Limits.LinesPerChunk);
    }

    /// <summary>Rows of a part that says nothing of persons: their accounts alone.</summary>
    private static PersonalRows Blank(RegisterRows rows)
    {
        const int BytesPerRow = 20;
        var blank = new PersonalRows((long)BytesPerRow * rows.Quantities.Count);
        foreach (var account in rows.Columns.Accounts.Span)
            blank.Add(AccountNumber.OfPacked(account).ToString(), "", "", "", "", "", "");
        blank.Seal();
        return blank;
    }

    private ImmutableArray<VaultRows> PersonalPicked(List<(int Part, int Row)> of)
    {
        var picked = new VaultRow[of.Count];
        foreach (var part in of.Select((from, merged) => (from.Part, from.Row, Merged: merged)).GroupBy(from => from.Part))
        {
            var rows = _parts[part.Key].Rows;
            var wanted = part.ToDictionary(from => from.Row, from => from.Merged);
            foreach (var (row, number) in (rows.HasPersonal ? rows.Personal : Blank(rows)).Chunks(Limits.LinesPerChunk).SelectMany(chunk => chunk.Unpack()).Select((row, number) => (row, number)))
            {
                if (wanted.TryGetValue(number, out var merged))
                    picked[merged] = row;
            }
        }

        return [.. picked.Chunk(Limits.LinesPerChunk).Select(VaultRows.Of)];
    }
}
