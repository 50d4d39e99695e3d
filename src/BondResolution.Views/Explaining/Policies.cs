using BondResolution.Domain;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>The choices figures were computed by: caps, roundings, orders, bases, each with the event that recorded it.</summary>
internal static class Policies
{
    public static IReadOnlyList<Explanation.Policy> Of(CaseFacts facts, FigurePlace place, HashSet<string> behind)
    {
        var policies = new List<Explanation.Policy>();
        if (behind.Contains("buyback.settle") || behind.Contains("buyback.buy"))
            policies.AddRange(facts.EventsOf<Offer.Event.Opened>().SelectMany(o => OfOffer(o.Event.Terms, o.Row)));
        if (behind.Contains("instalment.pay"))
            policies.AddRange(facts.EventsOf<Instalment.Event.Declared>().Where(d => IsAsked(place, facts, d.Event.Terms.No)).SelectMany(d => OfInstalment(d.Event.Terms, d.Row)));
        if (behind.Contains("plan.adopt"))
            policies.AddRange(facts.EventsOf<Plan.Event>().SelectMany(p => OfPlan(p.Event, p.Row)));
        else if (behind.Contains("instalment.pay"))
            policies.AddRange(facts.EventsOf<Plan.Event>().SelectMany(p => OfPlan(p.Event, p.Row).Take(1)));
        if (behind.Contains("case.accelerate"))
            policies.AddRange(facts.EventsOf<Case.Event.Accelerated>().Select(e => Explanation.Policy.Chosen("case", "interest-until", $"{e.Event.Until:yyyy-MM-dd}", e.Row, "until")));
        if (behind.Contains("lawsuit.recover"))
            policies.AddRange(facts.Shared.SelectMany(OfRecovery));
        if (behind.Contains("lawsuit.file"))
            policies.AddRange(facts.EventsOf<Lawsuit.Event.Filed>().SelectMany(f => OfSuit(f.Event.Terms, f.Row)));
        return policies;
    }

    /// <summary>Of one instalment's figures its own policies only.</summary>
    private static bool IsAsked(FigurePlace place, CaseFacts facts, int no) => place.Name.Split('.') switch
    {
        ["instalments", ..] => facts.DeclaredInstalments.ElementAtOrDefault(place.Index(0))?.Terms!.No == no,
        ["holder", "instalments", ..] => place.Index(1) == no,
        _ => true
    };

    private static IEnumerable<Explanation.Policy> OfOffer(OfferTerms terms, FactRow row)
    {
        var of = $"offer {terms.Offer}";
        return
        [
            Explanation.Policy.Chosen(of, "cap", $"{terms.CapUnits} per {Words.Of(terms.CapPer)}", row, "capUnits"),
            Explanation.Policy.Chosen(of, "frozen", Words.Of(terms.Frozen), row, "frozen"),
            Explanation.Policy.Chosen(of, "price", terms.Price.ToString(), row, "price"),
            Explanation.Policy.Chosen(of, "record-date", $"{terms.RecordDate:yyyy-MM-dd}", row, "recordDate")
        ];
    }

    private static IEnumerable<Explanation.Policy> OfInstalment(InstalmentTerms terms, FactRow row)
    {
        var of = $"instalment {terms.No}";
        yield return Explanation.Policy.Chosen(of, "scheme", SchemeText(terms.Scheme), row, "scheme");
        if (terms.Scheme is Scheme.OnePer onePer)
            yield return Explanation.Policy.Chosen(of, "rounding", Words.Of(onePer.Rounding), row, "scheme.rounding");
        yield return Explanation.Policy.Chosen(of, "group", Words.Of(terms.Scheme.Group), row, "scheme.group");
        yield return new(of, "frozen", terms.Scheme is Scheme.OnePer
            ? new("free bonds are paid off first, the rest is deferred", "先偿付未冻结债券，其余递延")
            : new("what falls on free bonds is paid, the rest is deferred", "按未冻结比例支付，其余递延"), row, row.Label);
        yield return Explanation.Policy.Chosen(of, "fee-rate", terms.FeeRate.ToString(), row, "feeRate");
        yield return Explanation.Policy.Chosen(of, "entitled-on", $"{terms.EntitledOn:yyyy-MM-dd}", row, "recordDate");
        if (SchemeSaid.Tax(terms.Scheme.Tax) is { } tax)
            yield return Explanation.Policy.Chosen(of, "tax", tax, row, "scheme.tax");
    }

    private static string SchemeText(Scheme scheme)
    {
        using var bytes = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(bytes))
            SchemeJson.Write(json, scheme);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static IEnumerable<Explanation.Policy> OfPlan(Plan.Event happened, FactRow row)
    {
        if (happened is not (Plan.Event.Adopted or Plan.Event.Amended))
            yield break;
        var terms = happened is Plan.Event.Adopted adopted ? adopted.Terms : ((Plan.Event.Amended)happened).Terms;
        var of = $"plan {terms.Plan}";
        yield return Explanation.Policy.Chosen(of, "appropriation", string.Join(", ", terms.Appropriation.Select(Words.Of)), row, "appropriation");
        if (terms.Interest is not { } interest)
            yield break;
        yield return Explanation.Policy.Chosen(of, "rate", interest.Rate.ToString(), row, "interest.rate");
        yield return Explanation.Policy.Chosen(of, "from", $"{interest.From:yyyy-MM-dd}", row, "interest.from");
        yield return Explanation.Policy.Chosen(of, "basis", Words.Of(interest.Basis), row, "interest.basis");
        yield return Explanation.Policy.Chosen(of, "count", Words.Of(interest.Count), row, "interest.count");
    }

    private static IEnumerable<Explanation.Policy> OfRecovery((FactRow Row, Domain.Holdings.HoldingsEvent.RecoveryOpened Opened, Domain.Holdings.RecoveryTotals Totals) shared)
    {
        var (of, receipt) = ($"recovery {shared.Opened.Receipt.No} of suit {shared.Opened.Suit}", shared.Opened.Receipt);
        yield return Explanation.Policy.Chosen(of, "appropriation", string.Join(", ", receipt.Order.Select(Words.Of)), shared.Row, "appropriation");
        yield return Explanation.Policy.Chosen(of, "beneficiaries", Words.Of(receipt.Beneficiaries), shared.Row, "beneficiaries");
        yield return Explanation.Policy.Chosen(of, "cancel", receipt.Cancel ? "yes" : "no", shared.Row, "cancel");
        if (receipt.Tax is { } rates && SchemeSaid.Tax(rates) is { } tax)
            yield return Explanation.Policy.Chosen(of, "tax", tax, shared.Row, "scheme.tax");
    }

    private static IEnumerable<Explanation.Policy> OfSuit(SuitTerms terms, FactRow row) =>
    [
        Explanation.Policy.Chosen($"suit {terms.Suit}", "units-as-of", $"{terms.UnitsAsOf:yyyy-MM-dd}", row, "unitsAsOf"),
        .. terms.Claims.Select(c => Explanation.Policy.Chosen($"suit {terms.Suit}", c.Name, c.Formula is { } f
            ? $"{Domain.Time.Interest.Compute(f).Value.Formula} ({Words.Of(f.Basis)}, {Words.Of(f.Counting)}, {f.From:yyyy-MM-dd} to {f.To:yyyy-MM-dd})"
            : c.Amount.ToString(), row, "claims"))
    ];
}
