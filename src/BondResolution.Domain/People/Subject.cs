using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.People;

/// <summary>
/// One person (个人信息主体) as events may name him: his accounts, and tokens by which another file that names him is known, whatever account
/// it has. A column is default where it would be empty.
/// </summary>
/// <param name="Accounts">Securities accounts, ordinal, at least one.</param>
/// <param name="Persons">Tokens of his person numbers (一码通), as lines of registers carry them.</param>
/// <param name="Identities">Tokens of his identity numbers.</param>
public sealed record Subject(ImmutableArray<AccountNumber> Accounts, ImmutableArray<PersonToken> Persons, ImmutableArray<PersonToken> Identities)
{
    /// <summary>Whether the two have an account or a token in common.</summary>
    public bool Overlaps(Subject other) =>
        Accounts.Intersect(other.Accounts).Any() || Of(Persons).Intersect(Of(other.Persons)).Any() || Of(Identities).Intersect(Of(other.Identities)).Any();

    /// <summary>Whether everything the other has is this one's too.</summary>
    public bool Covers(Subject other) =>
        !other.Accounts.Except(Accounts).Any() && !Of(other.Persons).Except(Of(Persons)).Any() && !Of(other.Identities).Except(Of(Identities)).Any();

    private static IEnumerable<PersonToken> Of(ImmutableArray<PersonToken> tokens) => tokens.IsDefault ? [] : tokens;
}
