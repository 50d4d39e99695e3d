using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Files.Registers;

/// <summary>What the rows of a register add up to.</summary>
/// <param name="Accounts">Rows, which are accounts.</param>
/// <param name="Persons">Different person numbers, and accounts without one; null where the register has no such column, or where it is read without personal data and states no such total.</param>
/// <param name="CountByClass">Accounts of each class, by the value of <see cref="HolderClass"/>.</param>
public sealed record RegisterTotals(int Accounts, int? Persons, long Units, long Frozen, ImmutableArray<int> CountByClass);
