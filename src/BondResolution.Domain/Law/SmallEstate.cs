using BondResolution.Domain.Money;

namespace BondResolution.Domain.Law;

/// <summary>
/// The net amount to which an estate at one broker is open to simplified payment in cash, without a notarial deed or a judgment
/// (小额遗产), from a date on, with its source. Exactly one of the two amounts is set.
/// </summary>
/// <param name="Below">Less than this, or null.</param>
/// <param name="UpTo">This or less, or null.</param>
public sealed record SmallEstate(string Name, string Source, DateOnly From, Fen? Below, Fen? UpTo)
{
    public Fen Threshold => Below ?? UpTo!.Value;

    /// <summary>Whether an estate of this net amount is a small one; one that is worth nothing or less is.</summary>
    public bool Includes(Fen net) => Below is { } below ? net < below : net <= UpTo!.Value;

    /// <summary>The version in force on a date.</summary>
    public static SmallEstate On(DateOnly date) =>
        Schedules.SmallEstates.LastOrDefault(version => version.From <= date) ?? Schedules.SmallEstates[0];
}
