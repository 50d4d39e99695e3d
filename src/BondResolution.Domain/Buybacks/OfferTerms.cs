using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Buybacks;

/// <summary>What an offer to buy bonds from their holders says (收购方案).</summary>
/// <param name="Offer">Its id, e.g. the announcement's number 2024-120.</param>
/// <param name="Kind">Whether title moves to a third party or the issuer's debt is cancelled.</param>
/// <param name="Purchaser">The buying account and name; null where the issuer buys.</param>
/// <param name="RecordDate">Holdings at its close count (权益登记日).</param>
/// <param name="Opens">First day of the vote.</param>
/// <param name="Closes">Last day of the vote.</param>
/// <param name="Price">Yuan a bond.</param>
/// <param name="CapUnits">Most bonds bought from one holder; holdings up to it are bought whole.</param>
/// <param name="CapPer">Who counts as one holder.</param>
/// <param name="Frozen">Whether pledged and frozen bonds are bought.</param>
public sealed record OfferTerms(
    string Offer, OfferKind Kind, Purchaser? Purchaser, DateOnly RecordDate, DateOnly Opens, DateOnly Closes,
    Price Price, long CapUnits, CapPer CapPer, FrozenUnits Frozen);
