using System.Collections.Frozen;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.People;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Registers;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// The names events are stored under, with their schema version: <c>case.defaulted/1</c>. A name once written stays
/// readable for ever; a changed shape takes the next version. docs/events.md lists them.
/// </summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<string, Type> ByName = All().ToFrozenDictionary(e => e.Name, e => e.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType = All().GroupBy(e => e.Type).ToFrozenDictionary(versions => versions.Key, versions => versions.Last().Name);

    /// <summary>The name a type of event is written under: that of its latest version.</summary>
    public static string NameOf(Type type) =>
        ByType.TryGetValue(type, out var name) ? name : throw new ArgumentException($"{type} is no event that is stored", nameof(type));

    /// <summary>The type of a stored name, or null where this program does not know it.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether an event of this name leaves its act open: lines, or their opening, that a seal must follow.</summary>
    public static bool LeavesUnsealed(string name) => AnyVersion(name) is "register.opened" or "register.lines"
        or "holdings.differences-opened" or "holdings.differences" or "holdings.purchase-opened" or "holdings.purchased"
        or "holdings.payment-opened" or "holdings.paid" or "holdings.recovery-opened" or "holdings.recovered"
        or "offer.tender-opened" or "offer.tendered" or "suit.filed" or "suit.holders";

    /// <summary>Whether an event of this name opens an act of lines or a document: what follows in its stream, up to the next, belongs to it.</summary>
    public static bool Opens(string name) => AnyVersion(name).EndsWith("opened", StringComparison.Ordinal);

    /// <summary>Whether an event of this name holds lines: each of them is a leaf of the event's own small tree.</summary>
    public static bool HoldsLines(string name) => AnyVersion(name) is "register.lines" or "holdings.differences" or "holdings.purchased"
        or "holdings.paid" or "holdings.recovered" or "offer.tendered" or "suit.holders";

    /// <summary>Whether an event of this name seals an act of lines.</summary>
    public static bool Seals(string name) => AnyVersion(name) is "register.sealed" or "holdings.differences-sealed" or "holdings.purchase-sealed"
        or "holdings.payment-sealed" or "holdings.recovery-sealed" or "offer.tender-sealed" or "suit.filing-sealed";

    /// <summary>Whether an event that was read has what its version has: a later version's fields are not an earlier one's, and are not missing in it.</summary>
    internal static bool Fits(string name, object happened)
    {
        var isFirst = name.EndsWith("/1", StringComparison.Ordinal);
        return happened switch
        {
            Lawsuit.Event.Recovered e => e.Receipt.CostsAwarded is null == isFirst,
            HoldingsEvent.RecoveryOpened e => e.Receipt.CostsAwarded is null == isFirst,
            HoldingsEvent.Recovered e => e.Rows.BorneFen.IsDefault || !isFirst,
            HoldingsEvent.RecoverySealed e => e.Totals.Borne is null == isFirst,
            _ => true
        };
    }

    private static ReadOnlySpan<char> AnyVersion(string name) => name.AsSpan(0, int.Max(0, name.LastIndexOf('/')));

    /// <summary>Every name with its type, in the order of docs/events.md; versions of one type ascending.</summary>
    public static IEnumerable<(string Name, Type Type)> All() =>
    [
        ("case.opened/1", typeof(Case.Event.Opened)),
        ("case.warned/1", typeof(Case.Event.Warned)),
        ("case.defaulted/1", typeof(Case.Event.Defaulted)),
        ("case.accelerated/1", typeof(Case.Event.Accelerated)),
        ("case.meeting-held/1", typeof(Case.Event.MeetingHeld)),
        ("case.acknowledged/1", typeof(Case.Event.Acknowledged)),
        ("case.reversed/1", typeof(Case.Event.Reversed)),
        ("register.opened/1", typeof(Register.Event.Opened)),
        ("register.lines/1", typeof(Register.Event.Lines)),
        ("register.sealed/1", typeof(Register.Event.Sealed)),
        ("register.given-up/1", typeof(Register.Event.GivenUp)),
        ("register.withdrawn/1", typeof(Register.Event.Withdrawn)),
        ("holdings.register-adopted/1", typeof(HoldingsEvent.RegisterAdopted)),
        ("holdings.differences-opened/1", typeof(HoldingsEvent.DifferencesOpened)),
        ("holdings.differences/1", typeof(HoldingsEvent.Differences)),
        ("holdings.differences-sealed/1", typeof(HoldingsEvent.DifferencesSealed)),
        ("holdings.frozen/1", typeof(HoldingsEvent.UnitsFrozen)),
        ("holdings.released/1", typeof(HoldingsEvent.UnitsReleased)),
        ("holdings.transferred/1", typeof(HoldingsEvent.UnitsTransferred)),
        ("holdings.passed-on/1", typeof(HoldingsEvent.UnitsPassedOn)),
        ("holdings.purchase-opened/1", typeof(HoldingsEvent.PurchaseOpened)),
        ("holdings.purchased/1", typeof(HoldingsEvent.Purchased)),
        ("holdings.purchase-sealed/1", typeof(HoldingsEvent.PurchaseSealed)),
        ("holdings.payment-opened/1", typeof(HoldingsEvent.PaymentOpened)),
        ("holdings.paid/1", typeof(HoldingsEvent.Paid)),
        ("holdings.payment-sealed/1", typeof(HoldingsEvent.PaymentSealed)),
        ("holdings.deferred-paid/1", typeof(HoldingsEvent.DeferredPaid)),
        ("holdings.payment-returned/1", typeof(HoldingsEvent.PaymentReturned)),
        ("holdings.payment-repaid/1", typeof(HoldingsEvent.PaymentRepaid)),
        ("holdings.recovery-opened/1", typeof(HoldingsEvent.RecoveryOpened)),
        ("holdings.recovery-opened/2", typeof(HoldingsEvent.RecoveryOpened)),
        ("holdings.recovered/1", typeof(HoldingsEvent.Recovered)),
        ("holdings.recovered/2", typeof(HoldingsEvent.Recovered)),
        ("holdings.recovery-sealed/1", typeof(HoldingsEvent.RecoverySealed)),
        ("holdings.recovery-sealed/2", typeof(HoldingsEvent.RecoverySealed)),
        ("holdings.given-up/1", typeof(HoldingsEvent.GivenUp)),
        ("holdings.reversed/1", typeof(HoldingsEvent.Reversed)),
        ("offer.opened/1", typeof(Offer.Event.Opened)),
        ("offer.tender-opened/1", typeof(Offer.Event.TenderOpened)),
        ("offer.tendered/1", typeof(Offer.Event.Tendered)),
        ("offer.tender-sealed/1", typeof(Offer.Event.TenderSealed)),
        ("offer.closed/1", typeof(Offer.Event.Closed)),
        ("offer.reversed/1", typeof(Offer.Event.Reversed)),
        ("plan.adopted/1", typeof(Plan.Event.Adopted)),
        ("plan.amended/1", typeof(Plan.Event.Amended)),
        ("plan.reversed/1", typeof(Plan.Event.Reversed)),
        ("instalment.declared/1", typeof(Instalment.Event.Declared)),
        ("instalment.funded/1", typeof(Instalment.Event.Funded)),
        ("instalment.reversed/1", typeof(Instalment.Event.Reversed)),
        ("suit.filed/1", typeof(Lawsuit.Event.Filed)),
        ("suit.holders/1", typeof(Lawsuit.Event.HoldersListed)),
        ("suit.filing-sealed/1", typeof(Lawsuit.Event.FilingSealed)),
        ("suit.accepted/1", typeof(Lawsuit.Event.Accepted)),
        ("suit.joined/1", typeof(Lawsuit.Event.Joined)),
        ("suit.left/1", typeof(Lawsuit.Event.Left)),
        ("suit.fee-assessed/1", typeof(Lawsuit.Event.FeeAssessed)),
        ("suit.fee-deferral/1", typeof(Lawsuit.Event.FeeDeferral)),
        ("suit.fee-paid/1", typeof(Lawsuit.Event.FeePaid)),
        ("suit.fee-refunded/1", typeof(Lawsuit.Event.FeeRefunded)),
        ("suit.claims-amended/1", typeof(Lawsuit.Event.ClaimsAmended)),
        ("suit.judged/1", typeof(Lawsuit.Event.Judged)),
        ("suit.appealed/1", typeof(Lawsuit.Event.Appealed)),
        ("suit.in-force/1", typeof(Lawsuit.Event.InForce)),
        ("suit.enforcement-applied/1", typeof(Lawsuit.Event.EnforcementApplied)),
        ("suit.suspended/1", typeof(Lawsuit.Event.Suspended)),
        ("suit.resumed/1", typeof(Lawsuit.Event.Resumed)),
        ("suit.settled/1", typeof(Lawsuit.Event.Settled)),
        ("suit.mediated/1", typeof(Lawsuit.Event.Mediated)),
        ("suit.withdrawn/1", typeof(Lawsuit.Event.Withdrawn)),
        ("suit.cost-advanced/1", typeof(Lawsuit.Event.CostAdvanced)),
        ("suit.credit-stated/1", typeof(Lawsuit.Event.CreditStated)),
        ("suit.recovered/1", typeof(Lawsuit.Event.Recovered)),
        ("suit.recovered/2", typeof(Lawsuit.Event.Recovered)),
        ("suit.succeeded/1", typeof(Lawsuit.Event.Succeeded)),
        ("suit.reversed/1", typeof(Lawsuit.Event.Reversed)),
        ("vault.revealed/1", typeof(PersonalData.Event.Revealed)),
        ("vault.restricted/1", typeof(PersonalData.Event.Restricted)),
        ("vault.lifted/1", typeof(PersonalData.Event.Lifted)),
        ("vault.erasure-asked/1", typeof(PersonalData.Event.ErasureAsked)),
        ("vault.erased/1", typeof(PersonalData.Event.Erased))
    ];
}
