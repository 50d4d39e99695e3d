using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>What a later register shows otherwise than the ledger's roll-forward, by account, as columns of equal length.</summary>
/// <param name="UnitsDelta">Bonds the register shows more (less) than the roll-forward.</param>
/// <param name="FrozenDelta">Change of the freeze the register brought.</param>
/// <param name="Persons">Person tokens as the later register has them; default where it has none at all.</param>
public sealed record DifferenceLines(
    ImmutableArray<AccountNumber> Accounts, ImmutableArray<PersonToken> Persons, ImmutableArray<HolderClass> Classes,
    ImmutableArray<long> UnitsDelta, ImmutableArray<long> FrozenDelta)
{
    public int Count => Accounts.Length;

    public PersonToken PersonAt(int row) => Persons.IsDefault ? default : Persons[row];
}
