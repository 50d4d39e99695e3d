using BondResolution.Domain.Bonds;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>Rows of a register as columns of numbers, of equal length.</summary>
/// <param name="Lines">Physical line of each row, ascending.</param>
/// <param name="Accounts">Packed (<see cref="AccountNumber.TryPack(out ulong)"/>); 0 where a row names none that can be read.</param>
/// <param name="Quantities">Bonds, or fen.</param>
/// <param name="Frozen">Bonds.</param>
internal sealed record RowColumns(Column<int> Lines, Column<ulong> Accounts, Column<HolderClass> Classes, Column<long> Quantities, Column<long> Frozen)
{
    public RowColumns(int capacity)
        : this(new(capacity), new(capacity), new(capacity), new(capacity), new(capacity))
    {
    }

    public int Count => Quantities.Count;

    /// <summary>A stretch of the room of each, from a row on.</summary>
    public RowColumns Stretch(int from, int room) =>
        new(Lines.Stretch(from, room), Accounts.Stretch(from, room), Classes.Stretch(from, room), Quantities.Stretch(from, room), Frozen.Stretch(from, room));

    /// <summary>Puts the rows of the next stretch behind its own.</summary>
    public void Take(RowColumns stretch)
    {
        Lines.Take(stretch.Lines);
        Accounts.Take(stretch.Accounts);
        Classes.Take(stretch.Classes);
        Quantities.Take(stretch.Quantities);
        Frozen.Take(stretch.Frozen);
    }
}
