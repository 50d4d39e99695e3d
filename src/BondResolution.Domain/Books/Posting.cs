using BondResolution.Domain.Money;

namespace BondResolution.Domain.Books;

/// <summary>
/// One leg of a double entry. The legs of an event add up to zero in bonds, in principal and in cash.
/// </summary>
/// <param name="Account">One of <see cref="Chart"/>.</param>
/// <param name="Units">Bonds.</param>
/// <param name="Principal">Principal owed on them.</param>
/// <param name="Cash">Money that moved.</param>
public readonly record struct Posting(string Account, long Units, Fen Principal, Fen Cash);
