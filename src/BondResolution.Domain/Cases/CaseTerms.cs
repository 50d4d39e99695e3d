using BondResolution.Domain.Money;

namespace BondResolution.Domain.Cases;

/// <summary>The bond and its parties, as the case was opened with.</summary>
/// <param name="Code">The bond's code, e.g. 128044.</param>
/// <param name="Name">Its short name, e.g. 岭南转债.</param>
/// <param name="Issuer">Who owes it (发行人).</param>
/// <param name="Trustee">Who acts for the holders (受托管理人).</param>
/// <param name="Face">Face value of one bond (面值).</param>
/// <param name="IssuedUnits">Bonds issued, above 0.</param>
/// <param name="MaturityPrice">What one bond was to be redeemed at, last interest included, before tax.</param>
public sealed record CaseTerms(
    string Code, string Name, string Issuer, string Trustee, Fen Face, long IssuedUnits,
    DateOnly IssueDate, DateOnly MaturityDate, Price MaturityPrice);
