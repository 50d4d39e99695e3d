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

    private static readonly FrozenDictionary<Type, string> ByType = All().ToFrozenDictionary(e => e.Type, e => e.Name);

    /// <summary>The name a type of event is written under.</summary>
    public static string NameOf(Type type) =>
        ByType.TryGetValue(type, out var name) ? name : throw new ArgumentException($"{type} is no event that is stored", nameof(type));

    /// <summary>The type of a stored name, or null where this program does not know it.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether an event of this name leaves its act open: lines, or their opening, that a seal must follow.</summary>
    public static bool LeavesUnsealed(string name) => name is "register.opened/1" or "register.sheet-opened/1" or "register.lines/1"
        or "holdings.differences-opened/1" or "holdings.differences/1" or "holdings.purchase-opened/1" or "holdings.purchased/1"
        or "holdings.payment-opened/1" or "holdings.paid/1" or "holdings.recovery-opened/1" or "holdings.recovered/1"
        or "offer.tender-opened/1" or "offer.tendered/1" or "suit.filed/1" or "suit.holders/1";

    /// <summary>Whether an event of this name opens an act of lines or a document: what follows in its stream, up to the next, belongs to it.</summary>
    public static bool Opens(string name) => name.AsSpan(0, name.LastIndexOf('/')).EndsWith("opened", StringComparison.Ordinal);

    /// <summary>Whether an event of this name holds lines: each of them is a leaf of the event's own small tree.</summary>
    public static bool HoldsLines(string name) => name is "register.lines/1" or "holdings.differences/1" or "holdings.purchased/1"
        or "holdings.paid/1" or "holdings.recovered/1" or "offer.tendered/1" or "suit.holders/1";

    /// <summary>Whether an event of this name seals an act of lines.</summary>
    public static bool Seals(string name) => name is "register.sealed/1" or "holdings.differences-sealed/1" or "holdings.purchase-sealed/1"
        or "holdings.payment-sealed/1" or "holdings.recovery-sealed/1" or "offer.tender-sealed/1" or "suit.filing-sealed/1";

    /// <summary>Every name with its type, in the order of docs/events.md.</summary>
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
        ("register.sheet-opened/1", typeof(Register.Event.SheetOpened)),
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
        ("holdings.recovered/1", typeof(HoldingsEvent.Recovered)),
        ("holdings.recovery-sealed/1", typeof(HoldingsEvent.RecoverySealed)),
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
        ("suit.succeeded/1", typeof(Lawsuit.Event.Succeeded)),
        ("suit.reversed/1", typeof(Lawsuit.Event.Reversed)),
        ("vault.revealed/1", typeof(PersonalData.Event.Revealed)),
        ("vault.restricted/1", typeof(PersonalData.Event.Restricted)),
        ("vault.lifted/1", typeof(PersonalData.Event.Lifted)),
        ("vault.erasure-asked/1", typeof(PersonalData.Event.ErasureAsked)),
        ("vault.erased/1", typeof(PersonalData.Event.Erased))
    ];
}
