using BondResolution.Domain;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Time;

namespace BondResolution.Views.Reports;

/// <summary>Parts of a suit's report.</summary>
internal static class SuitFigures
{
    public static LawsuitReport.Claim Claim(AwardedComponent claim)
    {
        var tier = Words.Of(claim.Tier);
        if (claim.Formula is not { } f)
            return new(claim.Name, tier, null, null, null, null, null, null, null, null, claim.Amount);
        var result = Interest.Compute(f).Value;
        return new(claim.Name, tier, f.Base, RateText(f.Rates), f.From, f.To, Words.Of(f.Counting), Words.Of(f.Basis), result.Days, result.Formula, result.Rounded);
    }

    public static LawsuitReport.Title Title(SuitTitle title) => new(
        Words.Of(title.Kind), title.Instance, title.On, title.InForceOn, [.. title.Award.Components.Select(Claim)], title.Award.Total,
        title.Award.DefendantBears?.ToString(), [.. title.DueDays.Select(d => new LawsuitReport.Due(d.LastDay, d.Amount))],
        title.Award.Appropriation.IsDefault ? null : [.. title.Award.Appropriation.Select(Words.Of)],
        title.Award.LateCount is { } count ? Words.Of(count) : null);

    /// <param name="facts">The case.</param>
    /// <param name="state">The suit; filed.</param>
    public static LawsuitReport.Advanced Costs(CaseFacts facts, Lawsuit.State state) => new(
        Domain.Money.Fen.Sum(state.Advances.Where(a => a.By is AdvancedBy.Trustee).Select(a => a.Amount)), state.OpenAdvances(AdvancedBy.Trustee),
        Domain.Money.Fen.Sum(state.Advances.Where(a => a.By is AdvancedBy.Holders).Select(a => a.Amount)), state.OpenAdvances(AdvancedBy.Holders),
        Domain.Money.Fen.Sum(facts.Shared.Where(s => s.Opened.Suit == state.Terms!.Suit).Select(s => s.Totals.HoldersBore)),
        [.. state.Advances.Select(a => new LawsuitReport.Advance(a.On, a.Amount, Words.Of(a.By), a.Account, a.For))]);

    public static LawsuitReport.Balance Balance(SuitBalance b) => new(
        b.Policy is { } policy ? Words.Of(policy) : null, b.Since, Tiers(b.Due), Tiers(b.Credited), Tiers(b.Recovered), b.Uncredited, Tiers(b.Still));

    /// <summary>As the award says its days count; each way where it does not.</summary>
    public static IReadOnlyList<LawsuitReport.Added> Late(Lawsuit.State state, SuitBalance balance, DateOnly asOf)
    {
        var ways = state.Title?.Award.LateCount is { } stated ? [stated] : Enum.GetValues<DayCounting>();
        var added = new List<LawsuitReport.Added>();
        foreach (var way in ways)
        {
            if (LateInterest.Of(state, balance, asOf, way) is { Problem: null } run)
                added.Add(new(Words.Of(way), run.Value.Days, run.Value.Rounded, run.Value.Formula));
        }

        return added;
    }

    public static LawsuitReport.Recovery Recovery(CaseFacts facts, string suit, DateOnly on, SuitReceipt r)
    {
        var shared = facts.Shared.FirstOrDefault(s => s.Opened.Suit == suit && s.Opened.Receipt.No == r.No);
        return new(r.No, on, r.Amount, r.From, Words.Of(r.Beneficiaries), r.Cancel, [.. r.Order.Select(Words.Of)], r.Advanced, r.Prepaid,
            shared.Totals is not { } t ? null : new(t.Accounts, t.Units, t.UnitsCancelled, t.Costs, t.Interest, t.Principal, t.Late, t.HoldersBore, t.Cash, t.Tax, t.Surplus,
                shared.Row.Sequence, shared.Row.Source, shared.Row.Label));
    }

    private static LawsuitReport.Tiers Tiers(TierAmounts t) => new(t.Costs, t.Interest, t.Principal, t.Late, t.Total);

    public static string RateText(RateSteps rates) => rates.IsSingle
        ? rates.Steps[0].Rate.ToString()
        : string.Join(", ", rates.Steps.Select(s => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{s.From:yyyy-MM-dd} {s.Rate}")));
}
