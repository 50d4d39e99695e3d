using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using static BondResolution.Docs.Tests.Provoking.Provocation;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of what a payment is computed on: payout. The ledger's own positions hold to these rules, so the computation is asked directly.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Payouts() =>
    [
        Payout("payout.face-out-of-range", faceFen: 0),
        Computing("payout.too-many-accounts", 1, () =>
        {
            // Columns that are shared and never touched: what is wrong shows before a row is looked at.
            var numbers = new long[Limits.MaxAccounts + 1];
            var input = new PayoutInput(new AccountNumber[numbers.Length], numbers, numbers, numbers, new HolderClass[numbers.Length], null);
            return Domain.Payouts.Payout.Compute(new Scheme.OnePer(10, OnePerRounding.Ceiling), input, new Fen(10_000), CashSplit.PrincipalFirst).Problem;
        }),
        Payout("payout.accounts-not-ascending", second: "A"),
        Payout("payout.units-out-of-range", units: -1),
        Payout("payout.frozen-out-of-range", frozen: 11),
        Payout("payout.deferred-out-of-range", deferred: 11),
        Payout("payout.too-many-units", units: Limits.MaxUnits),
        By("payout.untaxed-class", 0, Scene.Planned, Taxed("individual")),
        By("payout.untaxed-no-class", 0, [.. Scene.Defaulted, Scene.Import("2024-08-21", "other.csv")], Taxed("individual"))
    ];

    private static string Taxed(string holderClass) => Scene.Declare($"{{'type':'per-unit','principal':'1.00','interest':'0.50','tax':{{'{holderClass}':'0.20'}}}}");

    private static Provocation Payout(string code, long units = 10, long frozen = 0, long deferred = 0, string second = "B", long faceFen = 10_000) =>
        Computing(code, 1, () =>
        {
            var input = new PayoutInput(["A", second], [units, 10], [frozen, 0], [deferred, 0], [HolderClass.Other, HolderClass.Other], null);
            return Domain.Payouts.Payout.Compute(new Scheme.OnePer(10, OnePerRounding.Ceiling), input, new Fen(faceFen), CashSplit.PrincipalFirst).Problem;
        });
}
