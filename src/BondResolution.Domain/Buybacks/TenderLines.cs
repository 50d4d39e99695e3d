using System.Collections.Immutable;

namespace BondResolution.Domain.Buybacks;

/// <summary>Votes as columns of equal length.</summary>
/// <param name="LineNumbers">Physical line of the file from 1; default where the vote was given by hand.</param>
/// <param name="Units">Bonds tendered where the holder stated a number, null: all that may be bought.</param>
public sealed record TenderLines(
    ImmutableArray<int> LineNumbers, ImmutableArray<string> Accounts, ImmutableArray<Vote> Votes, ImmutableArray<long?> Units)
{
    public int Count => Accounts.Length;

    public long? UnitsAt(int row) => Units.IsDefault ? null : Units[row];
}
