using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Tests.Holdings;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Payouts;

public class UntaxedInterestTests
{
    private static readonly TaxRates Individuals = TaxRates.None.With(HolderClass.Individual, new Rate(0.20m));

    [Fact]
    public void A_class_without_a_rate_is_told_with_its_accounts_bonds_and_interest_paid_or_held_back()
    {
        var warnings = Pay(Individuals).Warnings;
        Assert.Equal(["payout.untaxed-class", "payout.untaxed-no-class"], Codes(warnings));
        Assert.Equal(("fund", "1", "40", "20.00"), Details(warnings[0]));
        Assert.Equal(("other", "2", "50", "25.00"), Details(warnings[1]));
    }

    [Fact]
    public void A_rate_of_nought_says_that_nothing_is_to_be_withheld() =>
        Assert.Empty(Codes(Pay(Individuals.With(HolderClass.Fund, Rate.Zero).With(HolderClass.Other, Rate.Zero)).Warnings));

    [Fact]
    public void Where_no_tax_is_withheld_at_all_nothing_is_told()
    {
        Assert.Empty(Codes(Pay(TaxRates.None).Warnings));
        Assert.Empty(Codes(Pay(TaxRates.None.With(HolderClass.Individual, Rate.Zero)).Warnings));
    }

    [Fact]
    public void Where_no_interest_is_paid_nothing_is_told() => Assert.Empty(Codes(Pay(Individuals, interest: 0).Warnings));

    [Fact]
    public void A_declaration_tells_it_of_the_holders_known_by_then()
    {
        var scheme = new Scheme.PerUnit(new Price(1m), new Price(0.50m), null) { Tax = Individuals };
        Assert.Equal(["payout.untaxed-class", "payout.untaxed-no-class"], Payments.Untaxed(Holders().History, scheme, Jan(5), CashSplit.InterestFirst).Select(w => w.Code));
        Assert.Empty(Payments.Untaxed(new Ledger().History, scheme, Jan(5), CashSplit.InterestFirst));
        Assert.Empty(Payments.Untaxed(Holders().History, scheme with { Tax = TaxRates.None }, Jan(5), CashSplit.InterestFirst));
    }

    [Fact]
    public void A_release_tells_it_of_its_account()
    {
        var ledger = Holders();
        var terms = Declared.Terms(1, new Scheme.PerUnit(new Price(1m), new Price(0.50m), null) { Tax = Individuals });
        ledger.Pay(terms, Jan(5));
        ledger.Release("X", "R:X", 15, Jan(6));
        var released = DeferredPayments.Release(ledger.History, terms, Declared.Enough, "X", null, Jan(6));
        Assert.Equal(("other", "1", "20", "7.50"), Details(released.Warnings.Single(w => w.Code == "payout.untaxed-no-class")));
    }

    private static Ledger Holders() => Ledger.With(
        new Held("A", 100), new Held("F", 40, Class: HolderClass.Fund), new Held("X", 20, Frozen: 15, Class: HolderClass.Other), new Held("Y", 30, Class: HolderClass.Other),
        new Held("Z", 0, Class: HolderClass.Foreign));

    private static Decision<HoldingsEvent> Pay(TaxRates tax, decimal interest = 0.50m) => Payments.Pay(
        Holders().History, Declared.Terms(1, new Scheme.PerUnit(new Price(1m), new Price(interest), null) { Tax = tax }), Declared.Enough, CashSplit.InterestFirst, Jan(5));

    private static IEnumerable<string> Codes(IEnumerable<Problem> warnings) => warnings.Select(w => w.Code).Where(c => c.StartsWith("payout.", StringComparison.Ordinal));

    private static (string Class, string Accounts, string Units, string Interest) Details(Problem warning) =>
        (warning.Detail("class"), warning.Detail("accounts"), warning.Detail("units"), warning.Detail("interest"));
}
