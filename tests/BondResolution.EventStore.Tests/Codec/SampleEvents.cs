using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.People;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.Domain.Time;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>
/// One event of every type, with every field filled; the golden files hold their bytes. A sample changes only together
/// with a new version of its event.
/// </summary>
internal static class SampleEvents
{
    private const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly DateOnly RecordDate = new(2024, 8, 21);

    public static IEnumerable<IDomainEvent> All() => [.. OfCase(), .. OfRegister(), .. OfHoldings(), .. OfOffer(), .. OfPlan(), .. OfSuit(), .. OfCourse(), .. OfVault(), .. OfDesk(), .. OfApprovals()];

    private static readonly Subject Person = new(["0100000001", "0100000002"], ["AAAAAAAAAAAAAAAAAAAAAQ"], ["AAAAAAAAAAAAAAAAAAAAAg"]);

    private static IDomainEvent[] OfVault() =>
    [
        new PersonalData.Event.Revealed("holder show", 1, ["0100000001"], new(2025, 1, 27), 57, "持有人来电核对"),
        new PersonalData.Event.Restricted(Person, "本人请求"),
        new PersonalData.Event.Lifted(Person, "本人撤回请求"),
        new PersonalData.Event.ErasureAsked(Person, "本人请求", new(2045, 1, 27), "(2026)粤01民终1号"),
        new PersonalData.Event.Erased("c-9", 3)
    ];

    private static readonly DateTimeOffset Noon = new(2025, 6, 2, 4, 0, 0, TimeSpan.Zero);

    private static IDomainEvent[] OfApprovals() =>
    [
        new DeskPolicy.Event.Set([new PolicyRule(["instalment.pay", "buyback.*"], Yuan(1_000_000), 2, 7)]),
        new Proposal.Event.Opened("128044", """{"do":"instalment.pay","on":"2025-01-27","no":1,"case":"128044"}""", "c-1", Digest, Digest, 12, 2, 57, "anna", Noon, Noon.AddDays(7)),
        new Proposal.Event.Approved("bert", Noon, Digest, "已与公告核对"),
        new Proposal.Event.Granted(Digest, ["bert", "cleo"]),
        new Proposal.Event.EffectChanged(Digest, 13, Noon),
        new Proposal.Event.Rejected("bert", Noon, "日期有误"),
        new Proposal.Event.Withdrawn("anna", Noon),
        new Proposal.Event.Expired(Noon.AddDays(7)),
        new Proposal.Event.Executed(69)
    ];

    private static IDomainEvent[] OfDesk() =>
    [
        new DeskUsers.Event.Added("anna", ["clerk", "admin"]),
        new DeskUsers.Event.RolesSet("anna", ["viewer"]),
        new DeskUsers.Event.Disabled("anna"),
        new DeskUsers.Event.Enabled("anna"),
        new DeskUsers.Event.PasswordSet("anna"),
        new DeskUsers.Event.TokenMade("anna", ["clerk"]),
        new DeskUsers.Event.Revoked("anna")
    ];

    private static IDomainEvent[] OfCase() =>
    [
        new Case.Event.Opened(new CaseTerms("128044", "岭南转债", "岭南生态文旅股份有限公司", "广发证券股份有限公司", Yuan(100), 6_600_000,
            new(2018, 8, 14), new(2024, 8, 14), new Price(107.00m))),
        new Case.Event.Warned(WarningBy.RatingAgency, "联合资信将岭南转债信用等级下调至 CC"),
        new Case.Event.Defaulted(4_563_663, new Fen(45_636_630_000), new Fen(3_194_564_100)),
        new Case.Event.Accelerated(new(2024, 8, 7)),
        new Case.Event.MeetingHeld(2, [new Resolution("聘请受托管理人", "passed", 690_481, 0, 12), new Resolution("unknown", "unknown", null, null, null)]),
        new Case.Event.Acknowledged("0100000001", "同意履行"),
        new Case.Event.Reversed("c-1", "wrong date")
    ];

    private static IDomainEvent[] OfRegister() =>
    [
        new Register.Event.Opened(RecordDate, Digest, "t3", "gb18030", QuantityIs.Units),
        new Register.Event.SheetOpened(RecordDate, Digest, "名册", "t3", "xlsx", QuantityIs.Units),
        new Register.Event.PartsOpened(RecordDate, [new RegisterPart(Digest, null, "plain", "gb18030", QuantityIs.Units, 0), new RegisterPart(Digest, "名册", "t3", "xlsx", QuantityIs.Face, 41)]),
        new Register.Event.Lines(new RegisterLines(
            [2, 3, 5, 6, 7], ["0100000001", "0100000002", "0600000003", "0800000004", "E000000005"], ["AAECAwQFBgcICQoLDA0ODw", "AAECAwQFBgcICQoLDA0ODw", null, "EBESExQVFhcYGRobHB0eHw", null],
            [HolderClass.Individual, HolderClass.Fund, HolderClass.Institution, HolderClass.Foreign, HolderClass.Other],
            [10, 0, 1_000, 250_000, 7], [0, 0, 21, 0, 7])),
        new Register.Event.Sealed(5, 251_017, 28, Digest),
        new Register.Event.GivenUp("another file was imported"),
        new Register.Event.Withdrawn("c-2", "the file was of another date")
    ];

    private static IDomainEvent[] OfHoldings() =>
    [
        new HoldingsEvent.RegisterAdopted(RecordDate, Digest, 5, 251_017),
        new HoldingsEvent.DifferencesOpened(new(2025, 1, 27), Digest),
        new HoldingsEvent.Differences(new DifferenceLines(["0100000001", "0100000009"], ["p-1", null], [HolderClass.Individual, HolderClass.Other], [-3, 8], [0, 2])),
        new HoldingsEvent.DifferencesSealed(2, 5),
        new HoldingsEvent.UnitsFrozen("0600000003", "(2024)粤20执保1号", 21, FreezeKind.Pledge, "中山市中级人民法院", new(2027, 8, 20)),
        new HoldingsEvent.UnitsReleased("0600000003", "R:0600000003", 21),
        new HoldingsEvent.UnitsTransferred("0100000001", "0100000009", 5, TransferReason.Inheritance, "(2025)公证1号"),
        new HoldingsEvent.UnitsPassedOn("0100000001", "0100000009", 5, TransferReason.Inheritance, "(2025)公证1号",
            [new CarriedDeferral(1, 2, Yuan(200), Yuan(3), 4, Yuan(300), Yuan(5))], [new CarriedPurchases("2024-120", 5)], new EstateMark(Yuan(49_999), true, Yuan(50_000), true)),
        new HoldingsEvent.PurchaseOpened("2024-120", OfferKind.ThirdParty, "0899900001", new Price(100.127m), 1_000, CapPer.Person),
        new HoldingsEvent.Purchased(new PurchaseLines(["0100000001", "0800000004"], [5, 1_000], [50_064, 10_012_700])),
        new HoldingsEvent.PurchaseSealed(2, 1_005, new Fen(10_062_764)),
        new HoldingsEvent.PaymentOpened(1, new(2025, 1, 27), new Scheme.Tiered(new Price(100.00m), new Price(1.50m), [new Tier(new Fen(5_050_000), new Rate(1)), new Tier(null, new Rate(0.10m))])
        {
            Group = CapPer.Person, Tax = TaxRates.None with { Individual = new Rate(0.20m) }
        }, new Rate(0.00005m)),
        new HoldingsEvent.Paid(new PaymentLines(["0100000001", "0600000003"], [15, 1_000], [15, 979], [0, 920], [1, 90], [1, 10],
            [10_000, 900_000], [150, 0], [30, 0], [10_000, 100_000], [0, 12])),
        new HoldingsEvent.PaymentSealed(new PaymentTotals(2, 1_015, 994, 102, 91, 11, new Fen(910_000), new Fen(150), new Fen(30), new Fen(110_012), new Fen(46))),
        new HoldingsEvent.DeferredPaid(1, "0600000003", 10, new Fen(100_000), new Fen(12), new Fen(2), new Fen(5)),
        new HoldingsEvent.PaymentReturned(1, "0100000001", new Fen(10_120), "账户已销户"),
        new HoldingsEvent.PaymentRepaid(1, "0100000001", new Fen(10_120), "新账户"),
        new HoldingsEvent.RecoveryOpened("2025-1", Receipt),
        new HoldingsEvent.Recovered(new RecoveryLines(["0100000001", "0600000003"], [10, 900], [0, 21], [1, 9], [10_000, 90_000], [70, 6_300], [1, 90], [2, 180], [14, 0], [500, 0], [3, 270])),
        new HoldingsEvent.RecoverySealed(new RecoveryTotals(2, 910, 10, new Fen(100_000), new Fen(6_370), new Fen(91), new Fen(182), new Fen(14), new Fen(500), new Fen(7), new Fen(273))),
        new HoldingsEvent.GivenUp("cut off"),
        new HoldingsEvent.Reversed("c-3", "paid twice")
    ];

    private static IDomainEvent[] OfOffer() =>
    [
        new Offer.Event.Opened(new OfferTerms("2024-120", OfferKind.ThirdParty, new Purchaser("0899900001", "中山市人才创新创业生态园服务有限公司"),
            RecordDate, new(2024, 8, 23), new(2024, 9, 9), new Price(100.127m), 1_000, CapPer.Account, FrozenUnits.Exclude)),
        new Offer.Event.TenderOpened(Digest),
        new Offer.Event.Tendered(new TenderLines([2, 3, 4], ["0100000001", "0600000003", "0800000004"], [Vote.Agree, Vote.Oppose, Vote.Abstain], [5, null, null])),
        new Offer.Event.TenderSealed(3),
        new Offer.Event.Closed(),
        new Offer.Event.Reversed("c-4", "another account")
    ];

    private static IDomainEvent[] OfPlan() =>
    [
        new Plan.Event.Adopted(Terms),
        new Plan.Event.Amended(Terms with { Text = "每 13 张偿付 1 张，不足 13 张的偿付 1 张" }),
        new Plan.Event.Reversed("c-5", "not passed"),
        new Instalment.Event.Declared(new InstalmentTerms(1, new(2025, 1, 24), new(2025, 1, 27), new Scheme.OnePer(10, OnePerRounding.Ceiling), new Rate(0.00005m))),
        new Instalment.Event.Funded(new Fen(4_564_728_225)),
        new Instalment.Event.Reversed("c-6", "wrong scheme")
    ];

    private static IDomainEvent[] OfSuit() =>
    [
        new Lawsuit.Event.Filed(new SuitTerms("2025-1", "中山市中级人民法院", "(2025)粤20民初1号", "广发证券", "岭南股份", new(2025, 1, 6),
        [
            new ClaimComponent("principal", new Fen(20_556_860_000), null),
            new ClaimComponent("use of funds", null, new InterestFormula(new Fen(21_995_840_200), RateSteps.Of(new Rate(0.06m)),
                new(2024, 8, 15), new(2025, 1, 6), DayCounting.Both, YearBasis.Act365)),
            new ClaimComponent("interest by steps", null, new InterestFormula(Yuan(1_000),
                RateSteps.Of([new RateStep(new(2024, 8, 15), new Rate(0.0475m)), new RateStep(new(2025, 1, 1), new Rate(0.05m))]).Value,
                new(2024, 8, 15), new(2025, 1, 6), DayCounting.First, YearBasis.NoLeap365))
        ]), Digest),
        new Lawsuit.Event.HoldersListed(new SuitHolderLines([2, 3], ["0100000001", "0600000003"], [10, 900])),
        new Lawsuit.Event.FilingSealed(2, 910),
        new Lawsuit.Event.Accepted("(2025)粤20民初1号"),
        new Lawsuit.Event.Joined("0800000004", 50),
        new Lawsuit.Event.Left("0100000001", 10),
        new Lawsuit.Event.FeeAssessed(FeeKind.Acceptance, new Fen(22_575_674_610), new Fen(117_058_373), true),
        new Lawsuit.Event.FeeDeferral(FeeKind.Preservation, DeferralDecision.Granted, "中山市中级人民法院"),
        new Lawsuit.Event.FeePaid(FeeKind.Enforcement, Yuan(5_000), "广发证券"),
        new Lawsuit.Event.FeeRefunded(FeeKind.Acceptance, Yuan(10), "中山市中级人民法院"),
        new Lawsuit.Event.Reversed("c-7", "withdrawn")
    ];

    private static IDomainEvent[] OfCourse() =>
    [
        new Lawsuit.Event.ClaimsAmended([new AwardedComponent("principal", AppropriationTier.Principal, new Fen(20_000_000_000), null)], true),
        new Lawsuit.Event.Judged(1, Award, "(2025)粤20民初1号"),
        new Lawsuit.Event.Appealed(SuitParty.Defendant, Yuan(1_000_000)),
        new Lawsuit.Event.InForce(),
        new Lawsuit.Event.EnforcementApplied("(2026)粤20执1号", "中山市中级人民法院"),
        new Lawsuit.Event.Suspended(SuspensionReason.Retrial, true),
        new Lawsuit.Event.Resumed(),
        new Lawsuit.Event.Settled(Award with { DefendantBears = null, PayBy = default, Appropriation = default, LateCount = null }, "分两期支付"),
        new Lawsuit.Event.Mediated(Award, true, "(2025)粤20民初1号"),
        new Lawsuit.Event.Withdrawn("和解"),
        new Lawsuit.Event.CostAdvanced(Yuan(450_000), AdvancedBy.Holders, "0100000001", "lawyers"),
        new Lawsuit.Event.CreditStated(CreditPolicy.AsPaid, new(2025, 1, 6)),
        new Lawsuit.Event.Recovered(Receipt),
        new Lawsuit.Event.Succeeded("0100000001", "0100000009", 10)
    ];

    private static readonly SuitReceipt Receipt = new(1, Yuan(1_000_000), "质押股权", Beneficiaries.All, true, Yuan(550_000), Yuan(5_000),
        [AppropriationTier.Costs, AppropriationTier.Interest, AppropriationTier.Principal],
        new TierAmounts(Yuan(1), Yuan(2), Yuan(3), Yuan(4)), TaxRates.None with { Individual = new Rate(0.20m) }, Yuan(100));

    private static readonly Award Award = new(
    [
        new AwardedComponent("principal", AppropriationTier.Principal, new Fen(20_556_860_000), null),
        new AwardedComponent("use of funds", AppropriationTier.Interest, null, new InterestFormula(new Fen(21_995_840_200), RateSteps.Of(new Rate(0.06m)),
            new(2024, 8, 15), new(2025, 1, 6), DayCounting.Both, YearBasis.Act365))
    ], new Rate(0.90m), [new PayTerm(new(2026, 3, 31), null, Yuan(1_000)), new PayTerm(null, 10, null)],
        [AppropriationTier.Costs, AppropriationTier.Principal, AppropriationTier.Interest], DayCounting.Last);

    private static readonly PlanTerms Terms = new("1", new PlanInterest(new Rate(0.0475m), new(2024, 8, 15), YearBasis.ActAct, DayCounting.Last),
        [AppropriationTier.Costs, AppropriationTier.Principal, AppropriationTier.Interest], "每 10 张偿付 1 张，不足 10 张的偿付 1 张");

    private static Fen Yuan(long yuan) => new(yuan * 100);
}
