using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>The suits of a case: claims with their arithmetic, course, award, fees, costs, what is still claimed, recoveries, and what runs out when.</summary>
/// <param name="Limitation">Of holders in no suit; null where there are none, or no default is recorded.</param>
public sealed record LawsuitReport(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<LawsuitReport.Suit> Suits, LawsuitReport.Deadline? Limitation)
{
    /// <param name="Stage">How far it has come, in a word.</param>
    /// <param name="Award">The one that stands; null before any.</param>
    /// <param name="FeeOnClaims">The acceptance fee on the claims as they are, where it is another than assessed (Decree 481, Art. 21).</param>
    /// <param name="Late">Doubled interest to the date, by which ends count; the one the award says, or else each way.</param>
    /// <param name="Enforcement">Periods to apply for enforcement that run; none once it was applied for.</param>
    public sealed record Suit(
        [property: System.Text.Json.Serialization.JsonPropertyName("suit")] string Id,
        string Court, string? Number, string Plaintiff, string Defendant, string Filed, string? Accepted, DateOnly UnitsAsOf,
        long Holders, long Units, string Stage, IReadOnlyList<Step> Course, IReadOnlyList<Claim> Claims, Fen Claimed, Title? Award,
        IReadOnlyList<Fee> Fees, FeeChange? FeeOnClaims, Advanced Costs, Balance Credit, IReadOnlyList<Added> Late, IReadOnlyList<Suspension> Suspensions,
        IReadOnlyList<Recovery> Recoveries, IReadOnlyList<Deadline> Enforcement, string? Source, string? Label);

    public sealed record Step(DateOnly On, [property: System.Text.Json.Serialization.JsonPropertyName("step")] string What, string Detail, long Sequence);

    /// <param name="Tier">When money pays it: costs, interest or principal.</param>
    /// <param name="Days">Counted days, null for a stated amount.</param>
    /// <param name="Formula">The arithmetic, null for a stated amount.</param>
    public sealed record Claim(
        string Name, string Tier, Fen? Base, string? Rate, DateOnly? From, DateOnly? To, string? Count, string? Basis, int? Days, string? Formula, Fen Amount);

    /// <param name="Kind">judgment, mediation or settlement.</param>
    /// <param name="DefendantBears">The defendant's share of the court fees, or null.</param>
    /// <param name="DueDays">Last days to pay in time, each with what is due then; null: all.</param>
    /// <param name="Appropriation">The order it sets, or null.</param>
    public sealed record Title(
        string Kind, int? Instance, DateOnly On, DateOnly? InForce, IReadOnlyList<Claim> Components, Fen Total, string? DefendantBears,
        IReadOnlyList<Due> DueDays, IReadOnlyList<string>? Appropriation, string? LateCount);

    public sealed record Due(DateOnly LastDay, Fen? Amount);

    /// <param name="Base">What it was computed on; null where its amount was stated.</param>
    /// <param name="Formula">The schedule's arithmetic; null where its amount was stated.</param>
    /// <param name="Open">Assessed less paid, plus refunded; negative: to be refunded; null before an assessment.</param>
    /// <param name="DefendantBears">By the award; null where nothing is said of it.</param>
    /// <param name="PlaintiffBears">The rest.</param>
    public sealed record Fee(
        string Kind, Fen? Base, Fen? Assessed, bool Halved, string? Formula, Fen Paid, Fen Refunded, Fen? Open, IReadOnlyList<Deferral> Deferral,
        Fen? DefendantBears, Fen? PlaintiffBears);

    public sealed record Deferral(DateOnly On, string Decision);

    public sealed record FeeChange(Fen Claimed, Fen Fee, Fen Assessed, Fen TopUp, Fen Refund, string Formula);

    /// <param name="ByTrustee">Laid out by the trustee.</param>
    /// <param name="ByHolders">Prepaid by holders.</param>
    /// <param name="HoldersBore">Of what went back so much was not awarded as costs: it lowered what beneficiaries of recoveries were given.</param>
    public sealed record Advanced(Fen ByTrustee, Fen ByTrusteeOpen, Fen ByHolders, Fen ByHoldersOpen, Fen HoldersBore, IReadOnlyList<Advance> Entries);

    public sealed record Advance(DateOnly On, Fen Amount, string By, string? Account, string For);

    /// <param name="Policy">How instalments are credited; null: nobody has said, and nothing is.</param>
    /// <param name="Since">Payments after this day count.</param>
    /// <param name="Claimed">Due by the award, or claimed.</param>
    /// <param name="Uncredited">Instalments on bonds in suit that the policy credits nothing for.</param>
    public sealed record Balance(
        string? Policy, DateOnly Since, Tiers Claimed, Tiers Credited, Tiers Recovered, Fen Uncredited, Tiers StillClaimed);

    public sealed record Tiers(Fen Costs, Fen Interest, Fen Principal, Fen Late, Fen Total);

    public sealed record Added(string Count, int Days, Fen Amount, string Formula);

    /// <param name="StopsLate">Whether its days are left out of the doubled interest (法释〔2014〕8号, Art. 3).</param>
    public sealed record Suspension(DateOnly From, DateOnly? To, string Reason, bool ByDebtor, bool StopsLate);

    /// <param name="Shared">What the debtor paid on bonds, by tier, and what holders were given of it; null while it is received and not shared.</param>
    public sealed record Recovery(
        int No, DateOnly On, Fen Amount, string? From, string Beneficiaries, bool Cancel, IReadOnlyList<string> Order, Fen Advanced, Fen Prepaid,
        Share? Shared);

    /// <param name="Borne">Costs taken back first that were not awarded.</param>
    /// <param name="Cash">What holders were given: the tiers less what they bore; before tax.</param>
    public sealed record Share(
        long Accounts, long Units, long UnitsCancelled, Fen Costs, Fen Interest, Fen Principal, Fen Late, Fen Borne, Fen Cash, Fen Tax, Fen Surplus,
        long Sequence, string? Source, string? Label);

    /// <param name="From">The day it is counted from.</param>
    /// <param name="Until">Its last day; of many holders the earliest.</param>
    /// <param name="DaysLeft">Negative when it is over.</param>
    /// <param name="Near">Whether it is so near that it is warned about.</param>
    /// <param name="Amount">What is to be enforced, null: all.</param>
    /// <param name="Holders">Whose it is, null: the suit's.</param>
    public sealed record Deadline(DateOnly From, DateOnly Until, int DaysLeft, bool Near, Fen? Amount, int? Holders, string Law);
}
