using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>Whose row it is: an account, one of two in a row, or one that stood in an earlier row already.</summary>
internal sealed partial class RegisterRows
{
    /// <summary>Where the account of the row at hand stands in an earlier part, to which it is to be added.</summary>
    private EarlierParts.Place? _earlier;

    /// <summary>Rows that were added to an earlier one of the same account.</summary>
    public int AddedUp { get; private set; }

    /// <summary>Rows that name a margin account beside the account their bonds are recorded on.</summary>
    public int SecondAccounts { get; private set; }

    /// <summary>Rows whose account stands in an earlier part of the register, to be added to that.</summary>
    public int InEarlierParts { get; private set; }

    /// <param name="first">Line of the row to which this one is to be added; 0: none.</param>
    private string? ReadAccount(TableRows rows, out int first)
    {
        (first, _earlier) = (0, null);
        if (_margin < 0 || rows[_margin] is "")
            return ReadAccount(rows, _account, ref first);

        // Both accounts of a person in one row: its bonds are recorded on the normal one, or on the only one that is named.
        if (rows[_account] is "")
            return ReadAccount(rows, _margin, ref first);
        var second = 0;
        if (ReadAccount(rows, _margin, ref second) is { } margin)
            OtherAccounts.Add((Packed(margin), rows.Line));
        SecondAccounts++;
        return ReadAccount(rows, _account, ref first);
    }

    private string? ReadAccount(TableRows rows, int column, ref int first)
    {
        var header = _table.Columns[column].Header;
        if (rows[column] is not { } cell || AccountCell.Read(cell, rows.Line, header, _faults) is not { } account)
            return null;
        var before = _accountBook?.Enter(account, rows.Line) ?? 0;
        if (before > 0 && _options.Repeated == Repeated.Sum && _margin < 0 && Lines.Span.BinarySearch(before) >= 0)
            first = before;
        else if (before > 0)
            _faults.Add(RowProblems.AccountTwice, ("line", rows.Line), ("column", header), ("read", account), ("first", before), ("expected", "1×"),
                ("repeated", _options.Called("repeated")));
        else if (_options.Earlier?.Find(Packed(account)) is { } place)
            EnterAgain(place, account, rows.Line, header);
        return account;
    }

    /// <summary>An account that stands in an earlier part: to be added to that where this is asked for; otherwise a fault.</summary>
    private void EnterAgain(EarlierParts.Place place, string account, int line, string header)
    {
        if (_options.Repeated == Repeated.Sum && _margin < 0 && place.Row >= 0)
            _earlier = place;
        else
            _faults.Add(RowProblems.AccountInParts, ("line", line), ("column", header), ("read", account), ("first", place.Line), ("firstFile", _options.Earlier!.FileOf(place)),
                ("expected", "1×"), ("repeated", _options.Called("repeated")));
    }

    /// <summary>
    /// Notes a row that is to be added to one of an earlier part; it must say the same of class and person, as far as both files do.
    /// </summary>
    private void CompareEarlier(int line, string? account, HolderClass holderClass, string person)
    {
        if (_earlier is not { } place)
            return;
        _earlier = null;
        InEarlierParts++;
        if (!_options.Earlier!.SaysTheSame(place, HasClasses ? holderClass : null, HasPersons ? person : null))
            _faults.Add(RowProblems.AccountDiffers, ("line", line), ("column", _table.Columns[_account].Header), ("read", account),
                ("first", $"{place.Line} ({_options.Earlier.FileOf(place)})"));
    }

    /// <summary>Adds a row to an earlier one of the same account.</summary>
    private void AddUp(int line, int row, HolderClass holderClass, string person, long quantity, long frozen)
    {
        AddedUp++;
        if (holderClass != Columns.Classes[row] || (_person >= 0 && !Persons.Utf8(row).SequenceEqual(System.Text.Encoding.UTF8.GetBytes(person))))
            _faults.Add(RowProblems.AccountDiffers, ("line", line), ("column", _table.Columns[_account].Header), ("read", AccountNumber.OfPacked(Columns.Accounts[row])), ("first", Lines[row]));
        var limit = IsYuan ? Limits.MaxAmountFen : Limits.MaxUnits;
        if (Quantities[row] > limit - quantity)
            _faults.Add(RowProblems.Units, ("line", line), ("column", QuantityHeader), ("read", quantity), ("expected", $"0..{limit - Quantities[row]}"));
        else
            (Quantities[row], Frozen[row]) = (Quantities[row] + quantity, long.Min(Limits.MaxUnits, Frozen[row] + frozen));
    }
}
