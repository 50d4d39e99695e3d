using BondResolution.Domain.Books;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Tests.Holdings;
using FsCheck.Fluent;
using Xunit.Abstractions;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Books;

public class PostingsTests(ITestOutputHelper output)
{
    [Fact]
    public void The_legs_of_every_event_sum_to_zero_in_bonds_in_principal_and_in_cash() =>
        Rule.Holds(output, DrawnLedgers.Any, ledger =>
        {
            foreach (var (_, legs) in Posted(ledger))
                Balanced(legs);
        });

    [Fact]
    public void The_control_account_of_all_positions_has_the_bonds_of_the_book_at_every_date() =>
        Rule.Holds(output, DrawnLedgers.Any, ledger =>
        {
            for (var day = 1; day <= 30; day++)
            {
                long inBook = 0;
                foreach (var position in ledger.At(Jan(day)).Positions)
                    inBook += position.Units;
                var date = Jan(day);
                Assert.Equal(inBook, Posted(ledger).Where(e => e.On <= date).SelectMany(e => e.Legs).Where(l => l.Account == Chart.Accounts).Sum(l => l.Units));
            }
        }, times: 100);

    [Fact]
    public void Every_kind_of_event_outside_the_holdings_balances_too()
    {
        IDomainEvent[] events =
        [
            new Case.Event.Defaulted(4_563_663, new Fen(45_636_630_000), new Fen(3_194_564_100)),
            new Instalment.Event.Funded(new Fen(4_564_728_225)),
            new Lawsuit.Event.FeePaid(FeeKind.Acceptance, new Fen(117_058_373), null),
            new Lawsuit.Event.FeeRefunded(FeeKind.Acceptance, new Fen(1), null),
            new Lawsuit.Event.CostAdvanced(new Fen(1), AdvancedBy.Trustee, null, "lawyers"),
            new Lawsuit.Event.CostAdvanced(new Fen(1), AdvancedBy.Holders, null, "lawyers"),
            new Lawsuit.Event.Recovered(new SuitReceipt(1, new Fen(10), null, Beneficiaries.Suit, false, new Fen(4), new Fen(1), [], TierAmounts.Zero, null, Fen.Zero)),
            new HoldingsEvent.RecoverySealed(new(1, 1, 0, new Fen(7), new Fen(6), new Fen(5), new Fen(4), new Fen(1), new Fen(2), new Fen(3), new Fen(9)))
        ];
        foreach (var happened in events)
        {
            var legs = Postings.Of(happened, null, Ledger.Face);
            Assert.NotEmpty(legs);
            Balanced(legs);
        }
    }

    [Fact]
    public void What_the_issuer_owes_at_default_is_not_on_accounts_before_a_register()
    {
        var legs = Postings.Of(new Case.Event.Defaulted(10, new Fen(100_000), new Fen(7_000)), null, Ledger.Face);
        Assert.Equal([new Posting(Chart.Debt, -10, new Fen(-100_000), Fen.Zero), new Posting(Chart.Unallocated, 10, new Fen(100_000), Fen.Zero)], legs);
    }

    [Fact]
    public void A_third_partys_purchase_moves_money_only_and_the_issuers_lowers_the_debt_at_face()
    {
        var sealedAct = new HoldingsEvent.PurchaseSealed(1, 100, new Fen(1_004_700));
        var opened = new HoldingsEvent.PurchaseOpened("404004", OfferKind.Issuer, null, new Price(100.47m), 100, Domain.Bonds.CapPer.Person);
        Assert.Equal(
            [(Chart.Accounts, -100L, -1_000_000L, 0L), (Chart.CancelledByTender, 100, 1_000_000, 0), (Chart.IssuerCash, 0, 0, -1_004_700), (Chart.HoldersCash, 0, 0, 1_004_700)],
            Plain(Postings.Of(sealedAct, opened, Ledger.Face)));
        Assert.Equal(
            [(Chart.PurchasersCash, 0L, 0L, -1_004_700L), (Chart.HoldersCash, 0, 0, 1_004_700)],
            Plain(Postings.Of(sealedAct, opened with { Kind = OfferKind.ThirdParty }, Ledger.Face)));
    }

    [Fact]
    public void An_instalment_is_paid_out_of_its_funds_to_holders_tax_and_depository()
    {
        var totals = new PaymentTotals(1, 100, 100, 10, 10, 0, new Fen(100_000), new Fen(2_000), new Fen(400), Fen.Zero, new Fen(5));
        Assert.Equal(
            [
                (Chart.Accounts, -10L, -100_000L, 0L), (Chart.CancelledByInstalments, 10, 100_000, 0), (Chart.Funds, 0, 0, -102_005),
                (Chart.HoldersCash, 0, 0, 101_600), (Chart.TaxWithheld, 0, 0, 400), (Chart.DepositoryFees, 0, 0, 5)
            ],
            Plain(Postings.Of(new HoldingsEvent.PaymentSealed(totals), null, Ledger.Face)));
    }

    [Fact]
    public void Freezes_transfers_and_single_lines_post_nothing()
    {
        IDomainEvent[] silent =
        [
            Ledger.Moved("A", "B", 1), Ledger.Frozen("A", "F1", 1), new HoldingsEvent.UnitsReleased("A", "F1", 1), new HoldingsEvent.GivenUp(""),
            new HoldingsEvent.Purchased(new PurchaseLines(["A"], [1], [1])), new Case.Event.Warned(WarningBy.Issuer, "")
        ];
        Assert.All(silent, e => Assert.Empty(Postings.Of(e, null, Ledger.Face)));
    }

    /// <summary>The postings of every event that stands, with its date.</summary>
    private static IEnumerable<(DateOnly On, IReadOnlyList<Posting> Legs)> Posted(Ledger ledger) =>
        History.Standing(ledger.Events).Select(e => (e.On, Postings.Of(e.Event, ledger.Events.First(o => o.CommandId == e.CommandId).Event, Ledger.Face)));

    private static void Balanced(IReadOnlyList<Posting> legs)
    {
        Assert.Equal(0, legs.Sum(l => l.Units));
        Assert.Equal(Fen.Zero, Fen.Sum(legs.Select(l => l.Principal)));
        Assert.Equal(Fen.Zero, Fen.Sum(legs.Select(l => l.Cash)));
    }

    private static IEnumerable<(string, long, long, long)> Plain(IEnumerable<Posting> legs) =>
        legs.Select(l => (l.Account, l.Units, l.Principal.Value, l.Cash.Value));
}
