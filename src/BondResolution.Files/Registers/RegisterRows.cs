using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;

namespace BondResolution.Files.Registers;

/// <summary>
/// Reads the rows of a register into columns. Every fault of every row is told; once there is one, nothing will be
/// recorded, and personal data is no longer packed.
/// </summary>
internal sealed partial class RegisterRows
{
    private static readonly string UnitsExpected = $"0..{Limits.MaxUnits}";

    private const int RowsBetweenReports = 10_000;

    private readonly OpenTable _table;
    private readonly RegisterOptions _options;
    private readonly Faults _faults;
    private readonly ClassCell _classCell;
    private readonly TextPart _part;
    private readonly bool _isAlone;
    private AccountBook? _accountBook;
    private int? _personCount;
    private readonly int _account, _margin, _person, _name, _idNumber, _class, _quantity, _frozen, _phone, _address, _remark;
    private readonly bool _hasPersonal;

    /// <summary>Fen that a bond stands for, where the operator says that the quantity is money; otherwise 0.</summary>
    private readonly long _fenPerBond;

    // what the rows before come to
    private int _summedRows;
    private WideSum _quantitySum, _frozenSum;
    private bool _isWhole = true;

    /// <summary>All rows.</summary>
    public RegisterRows(OpenTable table, RegisterOptions options, Faults faults)
        : this(table, options, faults, table.Source.Whole, new RowColumns(int.Min(table.Source.EstimateRecords(table.Source.Whole), options.MaxRows)))
    {
    }

    /// <param name="part">What is read of the text. In a part of it alone an account that stands twice in the text is not seen.</param>
    /// <param name="columns">What is filled.</param>
    public RegisterRows(OpenTable table, RegisterOptions options, Faults faults, TextPart part, RowColumns columns)
    {
        (_table, _options, _faults, _part, Columns) = (table, options, faults, part, columns);
        _isAlone = part != table.Source.Whole;
        _classCell = new ClassCell(table.Layout.HasFreeClassText);
        Personal = new PersonalRows(part.Bytes);
        _margin = table.IndexOf(Field.MarginAccount);
        (_account, _person, _class) = (table.IndexOf(Field.Account), table.IndexOf(Field.Person), table.IndexOf(Field.Class));
        (_name, _idNumber, _phone) = (table.IndexOf(Field.Name), table.IndexOf(Field.IdNumber), table.IndexOf(Field.Phone));
        (_address, _remark, _frozen) = (table.IndexOf(Field.Address), table.IndexOf(Field.Remark), table.IndexOf(Field.Frozen));
        var amount = table.IndexOf(Field.Amount);
        _quantity = amount >= 0 ? amount : table.IndexOf(Field.Units);
        _hasPersonal = options.KeepsPersonalData && int.Max(int.Max(_person, _name), int.Max(int.Max(_idNumber, _phone), int.Max(_address, _remark))) >= 0;

        // A column that may be money is read as yuan, unless the operator says what it is.
        IsYuan = options.QuantityIs is null && amount >= 0;
        _fenPerBond = options.QuantityIs == QuantityIs.Face ? options.Face.Value : 0;
        Around = new Surroundings(table, faults, SummedColumns.Of(table, IsMoney), part.IsFirst);
    }

    public Faults Faults => _faults;

    /// <summary>What stands around the rows.</summary>
    public Surroundings Around { get; }

    /// <summary>The control totals that the file states.</summary>
    public StatedTotals Footer => Around.Totals;

    /// <summary>Cells that were read as something else than stands in the file.</summary>
    public ReadForms Forms { get; private set; } = ReadForms.None;

    /// <summary>What the rows come to, as the columns hold it: bonds, or fen where the quantity is read as yuan.</summary>
    public RowSums Sums => new(_summedRows, _quantitySum.Total, _frozenSum.Total, _isWhole);

    /// <summary>Whether the column of quantities is read as yuan.</summary>
    public bool IsMoney => IsYuan || _fenPerBond > 0;

    /// <summary>Whether <see cref="Quantities"/> holds fen that are yet to become bonds; otherwise it holds bonds.</summary>
    public bool IsYuan { get; }

    public string QuantityHeader => _table.Columns[_quantity].Header;

    public string FrozenHeader => _frozen < 0 ? "" : _table.Columns[_frozen].Header;

    /// <summary>Rows met, those with faults included.</summary>
    public int Count { get; private set; }

    /// <summary>Rows that the sheet hides.</summary>
    public int HiddenRows { get; private set; }

    /// <summary>Rows without a quantity that could be read: what the others add up to then says nothing.</summary>
    public int UnreadQuantities { get; private set; }

    public RowColumns Columns { get; }

    public Column<int> Lines => Columns.Lines;

    public Column<long> Quantities => Columns.Quantities;

    public Column<long> Frozen => Columns.Frozen;

    /// <summary>
    /// Accounts that stand in no row of the columns, packed, each with its line: of rows without a quantity that could be read, and the
    /// second of a row that names two.
    /// </summary>
    public List<(ulong Account, int Line)> OtherAccounts { get; } = [];

    /// <summary>Whether the file has a column of classes.</summary>
    public bool HasClasses => _class >= 0;

    /// <summary>Whether the file has a column of persons.</summary>
    public bool HasPersons => _person >= 0;

    /// <summary>Whether personal data is kept of the file.</summary>
    public bool HasPersonal => _hasPersonal;

    /// <summary>The person number of each row as the file has it.</summary>
    public TextColumn Persons { get; } = new();

    /// <summary>Different persons, or null where the register does not number them.</summary>
    public int? PersonCount => _person < 0 ? null : _personCount ??= PersonNumbers.CountOf(Persons);

    /// <summary>Personal data of the rows, packed; empty where the file has none.</summary>
    public PersonalRows Personal { get; }

    /// <summary>Adds the rows of the next part of the text, which fill a stretch of the same columns, behind its own, and what is wrong with them.</summary>
    public void Add(RegisterRows next)
    {
        _faults.Take(next._faults);
        UnreadQuantities += next.UnreadQuantities;
        Around.Append(next.Around);
        Forms += next.Forms;
        _summedRows += next._summedRows;
        _quantitySum.Add(next._quantitySum);
        _frozenSum.Add(next._frozenSum);
        _isWhole &= next._isWhole;
        Count += next.Count;
        Columns.Take(next.Columns);
        OtherAccounts.AddRange(next.OtherAccounts);
        InEarlierParts += next.InEarlierParts;
        Persons.Add(next.Persons);
        Personal.Add(next.Personal);
    }

    /// <summary>Reads all rows; why the text could not be read to its end, or null.</summary>
    public Problem? ReadAll()
    {
        if (_part.IsFirst)
            Around.ReadTitles();
        using var rows = new TableRows(_table, _faults, _part, Around.Passed);
        _accountBook = _isAlone ? null : new AccountBook(Lines.Capacity);
        Func<RowSums> sums = () => Sums;
        while (rows.Next())
        {
            var cells = rows.Cells;
            if (Around.PassesOver(rows, Surroundings.IsAccount(cells, _account), sums))
                continue;
            if (Count + (_options.Earlier?.Rows ?? 0) == _options.MaxRows)
            {
                _faults.Add(RegisterFileProblems.TooManyAccounts, ("line", rows.Line), ("expected", _options.MaxRows));
                _faults.EndRow(rows.Line, cells);
                return null;
            }

            Count++;
            ReadRow(rows);
            _faults.EndRow(rows.Line, rows.Cells);
            if (_accountBook is not null && Count % RowsBetweenReports == 0)
                _options.Progress?.Invoke(Count, Lines.Capacity);
        }

        (HiddenRows, Forms) = (rows.HiddenRows, rows.Forms);
        Personal.Seal();
        return rows.Problem;
    }

    private void ReadRow(TableRows rows)
    {
        if (!rows.CheckShape())
        {
            AddUnread();
            return;
        }

        var account = ReadAccount(rows, out var first);
        var person = ReadPerson(rows);
        var holderClass = ReadClass(rows);
        var hasQuantity = TryReadQuantity(rows, out var quantity);
        var hasFrozen = TryReadFrozen(rows, out var frozen);
        if (!hasQuantity)
        {
            AddUnread();
            if (account is not null)
                OtherAccounts.Add((Packed(account), rows.Line));
            return;
        }

        CompareEarlier(rows.Line, account, holderClass, person);
        _summedRows++;
        _quantitySum.Add(_fenPerBond > 0 ? quantity * _fenPerBond : quantity);
        _frozenSum.Add(frozen);
        _isWhole &= hasFrozen;
        if (hasFrozen && !IsYuan && frozen > quantity)
            _faults.Add(RowProblems.Frozen, ("line", rows.Line), ("column", FrozenHeader), ("read", frozen), ("expected", $"0..{quantity}"));
        if (first > 0)
        {
            AddUp(rows.Line, Lines.Span.BinarySearch(first), holderClass, person, quantity, frozen);
            return;
        }

        if (_person >= 0)
            Persons.Add(person);
        Lines.Add(rows.Line);
        Columns.Accounts.Add(account is null ? 0 : Packed(account));
        Columns.Classes.Add(holderClass);
        Quantities.Add(quantity);
        Frozen.Add(frozen);
        if (_hasPersonal && _faults.Count == 0)
            Pack(rows, account!, person);
    }

    private void AddUnread()
    {
        UnreadQuantities++;
        _summedRows++;
        _isWhole = false;
    }

    /// <summary>A well-formed account always packs.</summary>
    private static ulong Packed(AccountNumber account) => account.TryPack(out var packed) ? packed : 0;

    private string ReadPerson(TableRows rows)
    {
        if (_person < 0 || rows[_person] is not { } cell)
            return "";
        var person = CellText.Narrow(cell);
        var digits = _table.Layout.PersonDigits;
        var isGood = person.Length == 0 || (digits == 0
            ? person.Length <= Limits.MaxNameLength && !AccountCell.IsScientific(person)
            : person.Length == digits && !person.AsSpan().ContainsAnyExceptInRange('0', '9'));
        if (!isGood)
            _faults.Add(RowProblems.Person, ("line", rows.Line), ("column", _table.Columns[_person].Header), ("read", CellText.QuotePerson(cell)),
                ("expected", digits == 0 ? $"≤{Limits.MaxNameLength}, no 1.23E+10" : $"[0-9]×{digits}"));
        return person;
    }

    private HolderClass ReadClass(TableRows rows)
    {
        if (rows[_class] is not { } cell)
            return HolderClass.Other;
        if (_classCell.Read(cell) is { } holderClass)
            return holderClass;
        _faults.Add(RowProblems.Class, ("line", rows.Line), ("column", _table.Columns[_class].Header), ("read", CellText.QuoteRow(cell)),
            ("expected", ClassCell.Expected));
        return HolderClass.Other;
    }

    private void Pack(TableRows rows, string account, string person) =>
        Personal.Add(account, person, rows[_name]!, rows[_idNumber]!, rows[_phone]!, rows[_address]!, rows[_remark]!);
}
