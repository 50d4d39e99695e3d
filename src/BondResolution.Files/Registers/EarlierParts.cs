using System.Text;
using BondResolution.Domain.Bonds;

namespace BondResolution.Files.Registers;

/// <summary>
/// Where each account stands in the parts of a register that were read before. It is filled between two parts and only asked while one is
/// read.
/// </summary>
internal sealed class EarlierParts
{
    private readonly Dictionary<ulong, Place> _places = [];
    private readonly List<PartRows> _parts = [];

    /// <param name="Part">Which part, from 0.</param>
    /// <param name="Line">Physical line of the file.</param>
    /// <param name="Row">The row in the part's columns; -1 where it is in none: a second account of a row, or a row that cannot be
    /// read.</param>
    public readonly record struct Place(int Part, int Line, int Row);

    /// <summary>Rows read, those with faults included.</summary>
    public int Rows { get; private set; }

    /// <summary>Enters what the next part has; an account that stands in an earlier one stays there.</summary>
    public void Add(PartRows part)
    {
        var (number, rows) = (_parts.Count, part.Rows);
        _places.EnsureCapacity(_places.Count + rows.Quantities.Count);
        for (var row = 0; row < rows.Quantities.Count; row++)
            Enter(rows.Columns.Accounts[row], new Place(number, rows.Lines[row], row));
        foreach (var (account, line) in rows.OtherAccounts)
            Enter(account, new Place(number, line, -1));
        _parts.Add(part);
        Rows += rows.Count;
    }

    /// <summary>Where an account stands; null where it is in none.</summary>
    public Place? Find(ulong account) => account != 0 && _places.TryGetValue(account, out var place) ? place : null;

    /// <summary>Where an account stands, in parts before one.</summary>
    public Place? Find(ulong account, int part) => Find(account) is { } place && place.Part < part ? place : null;

    /// <summary>The file of a place as messages call it.</summary>
    public string FileOf(Place place) => _parts[place.Part].Name;

    /// <summary>Whether a row says the same of class and person, as far as both files have these columns.</summary>
    /// <param name="place">Where the account stands before.</param>
    /// <param name="holderClass">The row's class; null: its file has none.</param>
    /// <param name="person">The row's person; null: its file has none.</param>
    public bool SaysTheSame(Place place, HolderClass? holderClass, string? person)
    {
        var before = _parts[place.Part].Rows;
        return (holderClass is null || !before.HasClasses || before.Columns.Classes[place.Row] == holderClass)
            && (person is null || !before.HasPersons || before.Persons.Utf8(place.Row).SequenceEqual(Encoding.UTF8.GetBytes(person)));
    }

    private void Enter(ulong account, Place place)
    {
        if (account != 0)
            _places.TryAdd(account, place);
    }
}
