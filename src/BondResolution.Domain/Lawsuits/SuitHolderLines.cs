using System.Collections.Immutable;

namespace BondResolution.Domain.Lawsuits;

/// <summary>Holders a suit is brought for, with the bonds claimed for each, as columns of equal length.</summary>
/// <param name="LineNumbers">Physical line of the file, from 1.</param>
public sealed record SuitHolderLines(ImmutableArray<int> LineNumbers, ImmutableArray<string> Accounts, ImmutableArray<long> Units)
{
    public int Count => Accounts.Length;
}
