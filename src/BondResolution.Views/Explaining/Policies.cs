using BondResolution.Domain;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>The choices figures were computed by: caps, roundings, orders, bases, each with the event that recorded it.</summary>
internal static class Policies
{
    /// <param name="facts">The case.</param>
    /// <param name="behind">The facts a figure stands on: only offers, instalments, plans, suits and recoveries that these are of chose
    /// something for it.</param>
    public static IReadOnlyList<Explanation.Policy> Of(CaseFacts facts, IReadOnlyCollection<FactRow> behind)
    {
        var commands = behind.Select(f => f.Command).ToHashSet(StringComparer.Ordinal);
        var own = facts.Events.Where(e => commands.Contains(e.Row.Command)).ToList();
        var offers = own.Select(e => e.Event).OfType<HoldingsEvent.PurchaseOpened>().Select(e => e.Offer).ToHashSet(StringComparer.Ordinal);
        var instalments = own.Select(e => OwnFacts.PaidNo(e.Event)).OfType<int>().ToHashSet();
        var policies = new List<Explanation.Policy>();
        policies.AddRange(facts.EventsOf<Offer.Event.Opened>().Where(o => offers.Contains(o.Event.Terms.Offer)).SelectMany(o => OfOffer(o.Event.Terms, o.Row)));
        policies.AddRange(facts.EventsOf<Instalment.Event.Declared>().Where(d => instalments.Contains(d.Event.Terms.No)).SelectMany(d => OfInstalment(d.Event.Terms, d.Row)));
        if (behind.Any(f => f.Do == "plan.adopt"))
            policies.AddRange(facts.EventsOf<Plan.Event>().Where(p => commands.Contains(p.Row.Command)).SelectMany(p => OfPlan(p.Event, p.Row)));
        else
            policies.AddRange(OrderedBy(facts, [.. own.Where(e => e.Event is HoldingsEvent.PaymentOpened).Select(e => e.Row.Date)]));
        policies.AddRange(facts.EventsOf<Case.Event.Accelerated>().Where(e => commands.Contains(e.Row.Command))
            .Select(e => Explanation.Policy.Chosen("case", "interest-until", $"{e.Event.Until:yyyy-MM-dd}", e.Row, "until")));
        policies.AddRange(facts.Shared.Where(r => commands.Contains(r.Row.Command)).SelectMany(OfRecovery));
        policies.AddRange(facts.EventsOf<Lawsuit.Event.Filed>().Where(f => commands.Contains(f.Row.Command)).SelectMany(f => OfSuit(f.Event.Terms, f.Row)));
        return policies;
    }

    /// <summary>The order of appropriation of the plans that stood when money was paid.</summary>
    private static IEnumerable<Explanation.Policy> OrderedBy(CaseFacts facts, IReadOnlyList<DateOnly> paid)
    {
        var plans = facts.EventsOf<Plan.Event>();
        var stood = paid.Select(on => (On: on, Stream: plans.LastOrDefault(p => p.Event is Plan.Event.Adopted && p.Row.Date <= on).Row?.Stream)).ToList();
        return plans.Where(p => stood.Exists(s => s.Stream == p.Row.Stream && p.Row.Date <= s.On)).SelectMany(p => OfPlan(p.Event, p.Row).Take(1));
    }

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

    private static IEnumerable<Explanation.Policy> OfRecovery((FactRow Row, HoldingsEvent.RecoveryOpened Opened, RecoveryTotals Totals) shared)
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
