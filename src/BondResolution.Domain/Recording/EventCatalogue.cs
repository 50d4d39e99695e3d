using System.Collections.Immutable;
using BondResolution.Domain.Books;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.People;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Recording;

/// <summary>
/// Every kind of event: the name it is stored under with its schema version, its part in an act, and what it posts. What the codec, the
/// deciders, the read models and the documents know of an event derives from its entry here. A name once written stays readable for
/// ever; a changed shape takes the next version. docs/events.md lists the entries in this order.
/// </summary>
public static class EventCatalogue
{
    /// <summary>All entries, in the order of docs/events.md; versions of one type ascending.</summary>
    public static ImmutableArray<EventEntry> All { get; } =
    [
        EventEntry.Single<Case.Event.Opened>("case.opened/1", Postings.Nothing),
        EventEntry.Single<Case.Event.Warned>("case.warned/1", Postings.Nothing),
        EventEntry.Single<Case.Event.Defaulted>("case.defaulted/1", Postings.Of),
        EventEntry.Single<Case.Event.Accelerated>("case.accelerated/1", Postings.Nothing),
        EventEntry.Single<Case.Event.MeetingHeld>("case.meeting-held/1", Postings.Nothing),
        EventEntry.Single<Case.Event.Acknowledged>("case.acknowledged/1", Postings.Nothing),
        EventEntry.Reversal<Case.Event.Reversed>("case.reversed/1"),
        EventEntry.Opening<Register.Event.Opened, Register.Event.Sealed>("register.opened/1"),
        EventEntry.Opening<Register.Event.SheetOpened, Register.Event.Sealed>("register.sheet-opened/1"),
        EventEntry.Opening<Register.Event.PartsOpened, Register.Event.Sealed>("register.parts-opened/1"),
        EventEntry.Lines<Register.Event.Lines, Register.Event.Sealed>("register.lines/2"),
        EventEntry.Sealing<Register.Event.Sealed>("register.sealed/1", Postings.Nothing),
        EventEntry.GivingUp<Register.Event.GivenUp>("register.given-up/1"),
        EventEntry.Reversal<Register.Event.Withdrawn>("register.withdrawn/1"),
        EventEntry.Single<HoldingsEvent.RegisterAdopted>("holdings.register-adopted/1", Postings.Of),
        EventEntry.Opening<HoldingsEvent.DifferencesOpened, HoldingsEvent.DifferencesSealed>("holdings.differences-opened/1"),
        EventEntry.Lines<HoldingsEvent.Differences, HoldingsEvent.DifferencesSealed>("holdings.differences/2"),
        EventEntry.Sealing<HoldingsEvent.DifferencesSealed>("holdings.differences-sealed/1", Postings.Of),
        EventEntry.Single<HoldingsEvent.UnitsFrozen>("holdings.frozen/1", Postings.Nothing),
        EventEntry.Single<HoldingsEvent.UnitsReleased>("holdings.released/1", Postings.Nothing),
        EventEntry.Single<HoldingsEvent.UnitsTransferred>("holdings.transferred/1", Postings.Nothing),
        EventEntry.Single<HoldingsEvent.UnitsPassedOn>("holdings.passed-on/1", Postings.Nothing),
        EventEntry.Opening<HoldingsEvent.PurchaseOpened, HoldingsEvent.PurchaseSealed>("holdings.purchase-opened/1"),
        EventEntry.Lines<HoldingsEvent.Purchased, HoldingsEvent.PurchaseSealed>("holdings.purchased/2"),
        EventEntry.Sealing<HoldingsEvent.PurchaseSealed>("holdings.purchase-sealed/1", Postings.Of),
        EventEntry.Opening<HoldingsEvent.PaymentOpened, HoldingsEvent.PaymentSealed>("holdings.payment-opened/1"),
        EventEntry.Lines<HoldingsEvent.Paid, HoldingsEvent.PaymentSealed>("holdings.paid/2"),
        EventEntry.Sealing<HoldingsEvent.PaymentSealed>("holdings.payment-sealed/1", Postings.Of),
        EventEntry.Single<HoldingsEvent.DeferredPaid>("holdings.deferred-paid/1", Postings.Of),
        EventEntry.Single<HoldingsEvent.PaymentReturned>("holdings.payment-returned/1", Postings.Of),
        EventEntry.Single<HoldingsEvent.PaymentRepaid>("holdings.payment-repaid/1", Postings.Of),
        EventEntry.Opening<HoldingsEvent.RecoveryOpened, HoldingsEvent.RecoverySealed>("holdings.recovery-opened/1"),
        EventEntry.Opening<HoldingsEvent.RecoveryOpened, HoldingsEvent.RecoverySealed>("holdings.recovery-opened/2"),
        EventEntry.Lines<HoldingsEvent.Recovered, HoldingsEvent.RecoverySealed>("holdings.recovered/3"),
        EventEntry.Sealing<HoldingsEvent.RecoverySealed>("holdings.recovery-sealed/1", Postings.Of),
        EventEntry.Sealing<HoldingsEvent.RecoverySealed>("holdings.recovery-sealed/2", Postings.Of),
        EventEntry.GivingUp<HoldingsEvent.GivenUp>("holdings.given-up/1"),
        EventEntry.Reversal<HoldingsEvent.Reversed>("holdings.reversed/1"),
        EventEntry.Single<Offer.Event.Opened>("offer.opened/1", Postings.Nothing),
        EventEntry.Opening<Offer.Event.TenderOpened, Offer.Event.TenderSealed>("offer.tender-opened/1"),
        EventEntry.Lines<Offer.Event.Tendered, Offer.Event.TenderSealed>("offer.tendered/2"),
        EventEntry.Sealing<Offer.Event.TenderSealed>("offer.tender-sealed/1", Postings.Nothing),
        EventEntry.Single<Offer.Event.Closed>("offer.closed/1", Postings.Nothing),
        EventEntry.Reversal<Offer.Event.Reversed>("offer.reversed/1"),
        EventEntry.Single<Plan.Event.Adopted>("plan.adopted/1", Postings.Nothing),
        EventEntry.Single<Plan.Event.Amended>("plan.amended/1", Postings.Nothing),
        EventEntry.Reversal<Plan.Event.Reversed>("plan.reversed/1"),
        EventEntry.Single<Instalment.Event.Declared>("instalment.declared/1", Postings.Nothing),
        EventEntry.Single<Instalment.Event.Funded>("instalment.funded/1", Postings.Of),
        EventEntry.Reversal<Instalment.Event.Reversed>("instalment.reversed/1"),
        EventEntry.Opening<Lawsuit.Event.Filed, Lawsuit.Event.FilingSealed>("suit.filed/1"),
        EventEntry.Lines<Lawsuit.Event.HoldersListed, Lawsuit.Event.FilingSealed>("suit.holders/2"),
        EventEntry.Sealing<Lawsuit.Event.FilingSealed>("suit.filing-sealed/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Accepted>("suit.accepted/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Joined>("suit.joined/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Left>("suit.left/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.FeeAssessed>("suit.fee-assessed/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.FeeDeferral>("suit.fee-deferral/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.FeePaid>("suit.fee-paid/1", Postings.Of),
        EventEntry.Single<Lawsuit.Event.FeeRefunded>("suit.fee-refunded/1", Postings.Of),
        EventEntry.Single<Lawsuit.Event.ClaimsAmended>("suit.claims-amended/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Judged>("suit.judged/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Appealed>("suit.appealed/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.InForce>("suit.in-force/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.EnforcementApplied>("suit.enforcement-applied/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Suspended>("suit.suspended/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Resumed>("suit.resumed/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Settled>("suit.settled/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Mediated>("suit.mediated/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Withdrawn>("suit.withdrawn/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.CostAdvanced>("suit.cost-advanced/1", Postings.Of),
        EventEntry.Single<Lawsuit.Event.CreditStated>("suit.credit-stated/1", Postings.Nothing),
        EventEntry.Single<Lawsuit.Event.Recovered>("suit.recovered/1", Postings.Of),
        EventEntry.Single<Lawsuit.Event.Recovered>("suit.recovered/2", Postings.Of),
        EventEntry.Single<Lawsuit.Event.Succeeded>("suit.succeeded/1", Postings.Nothing),
        EventEntry.Reversal<Lawsuit.Event.Reversed>("suit.reversed/1"),
        EventEntry.Single<PersonalData.Event.Revealed>("vault.revealed/1", Postings.Nothing),
        EventEntry.Single<PersonalData.Event.Restricted>("vault.restricted/1", Postings.Nothing),
        EventEntry.Single<PersonalData.Event.Lifted>("vault.lifted/1", Postings.Nothing),
        EventEntry.Single<PersonalData.Event.ErasureAsked>("vault.erasure-asked/1", Postings.Nothing),
        EventEntry.Single<PersonalData.Event.Erased>("vault.erased/1", Postings.Nothing),
        EventEntry.Single<DeskUsers.Event.Added>("user.added/1", Postings.Nothing),
        EventEntry.Single<DeskUsers.Event.RolesSet>("user.roles-set/1", Postings.Nothing),
        EventEntry.Single<DeskUsers.Event.Disabled>("user.disabled/1", Postings.Nothing),
        EventEntry.Single<DeskUsers.Event.Enabled>("user.enabled/1", Postings.Nothing),
        EventEntry.Single<DeskUsers.Event.PasswordSet>("user.password-set/1", Postings.Nothing),
        EventEntry.Single<DeskUsers.Event.TokenMade>("user.token-made/1", Postings.Nothing),
        EventEntry.Single<DeskUsers.Event.Revoked>("user.revoked/1", Postings.Nothing),
        EventEntry.Single<DeskPolicy.Event.Set>("policy.set/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.Opened>("proposal.opened/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.Approved>("proposal.approved/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.Granted>("proposal.granted/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.EffectChanged>("proposal.effect-changed/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.Rejected>("proposal.rejected/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.Withdrawn>("proposal.withdrawn/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.Expired>("proposal.expired/1", Postings.Nothing),
        EventEntry.Single<Proposal.Event.Executed>("proposal.executed/1", Postings.Nothing),
    ];

    private static readonly Dictionary<string, EventEntry> ByName = All.ToDictionary(e => e.Name, StringComparer.Ordinal);

    private static readonly Dictionary<Type, EventEntry> ByType = All.GroupBy(e => e.Type).ToDictionary(versions => versions.Key, versions => versions.Last());

    /// <summary>The entries that are written: of every type its latest version.</summary>
    public static IEnumerable<EventEntry> Written => ByType.Values;

    /// <summary>The entry of an event: that of the latest version of its type.</summary>
    /// <exception cref="UnknownEventException">It has none: a kind of event that was not entered is never recorded.</exception>
    public static EventEntry Of(IDomainEvent happened) =>
        ByType.TryGetValue(happened.GetType(), out var entry) ? entry : throw new UnknownEventException(happened);

    /// <summary>The entry of a stored name, or null where this program does not know it.</summary>
    public static EventEntry? Find(string name) => ByName.GetValueOrDefault(name);
}
