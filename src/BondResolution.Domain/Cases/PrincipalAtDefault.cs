using BondResolution.Domain.Money;

namespace BondResolution.Domain.Cases;

/// <summary>
/// Principal at default (违约时本金) where bonds owe less than their face, because a part was repaid before. Every bond owes the same; accounts, and
/// the bonds on no account, owe their shares by bonds, largest remainder, ties to the lower account, no account last.
/// </summary>
/// <param name="On">The day of the default; it takes effect before everything else of that day.</param>
/// <param name="Units">Bonds in default, above 0.</param>
/// <param name="Principal">Owed on all of them; less than their face.</param>
public sealed record PrincipalAtDefault(DateOnly On, long Units, Fen Principal)
{
    /// <summary>What all bonds together owe less than their face.</summary>
    public Fen Lowered(Fen face) => face * Units - Principal;

    /// <summary>Of a case; null before a default is recorded, and where every bond owes its face.</summary>
    public static PrincipalAtDefault? Of(Case.State state) => state is { Terms: { } terms, Default: { } d, DefaultedOn: { } on }
        ? Of(terms.Face, on, d.Units, d.Principal)
        : null;

    /// <summary>Of a default of so many bonds with so much principal; null where every bond owes its face.</summary>
    public static PrincipalAtDefault? Of(Fen face, DateOnly on, long units, Fen principal) =>
        units > 0 && principal < face * units ? new PrincipalAtDefault(on, units, principal) : null;
}
