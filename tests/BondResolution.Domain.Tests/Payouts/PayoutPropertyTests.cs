using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Payouts;

public class PayoutPropertyTests(ITestOutputHelper output)
{
    private static readonly Fen Face = new(10_000);

    public static TheoryData<string> Types => ["one-per", "per-unit", "pro-rata", "tiered"];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_second_reading_of_the_rules_gives_every_account_the_same(string type) =>
        Rule.Holds(output, Drawn(Named(type)), x =>
        {
            var naive = NaivePayout.Compute(x.Scheme, x.Input, Face.Value, x.Split == CashSplit.InterestFirst);
            var columns = x.Result.Columns;
            Assert.Equal(naive, Enumerable.Range(0, columns.Count).Select(row => new NaivePayout.Line(
                columns.Base[row], columns.UnitsPaid[row], columns.UnitsDeferred[row], columns.PrincipalFen[row], columns.InterestFen[row],
                columns.TaxFen[row], columns.DeferredPrincipalFen[row], columns.DeferredInterestFen[row])));

            var totals = x.Result.Totals;
            Assert.Equal(naive.Sum(line => line.Principal + line.Interest - line.Tax), totals.Net.Value);
            Assert.Equal(naive.Sum(line => line.DeferredPrincipal + line.DeferredInterest), totals.Deferred.Value);
            Assert.Equal(naive.Sum(line => line.UnitsPaid), totals.UnitsPaid);
            Assert.Equal(naive.Count(line => line.DeferredPrincipal + line.DeferredInterest > 0), totals.DeferredAccounts);
        });

    [Fact]
    public void Paid_and_deferred_bonds_are_the_entitled_ones_and_nothing_frozen_is_paid() =>
        Rule.Holds(output, Drawn(Schemes.OnePer), x =>
        {
            var scheme = (Scheme.OnePer)x.Scheme;
            var unfrozen = x.Input with { Frozen = new long[x.Input.Count] };
            var entitled = Compute(scheme, unfrozen, x.Split).Columns.UnitsPaid;
            for (var row = 0; row < x.Input.Count; row++)
            {
                Assert.Equal(entitled[row], x.Result.Columns.UnitsPaid[row] + x.Result.Columns.UnitsDeferred[row]);
                Assert.InRange(x.Result.Columns.UnitsPaid[row], 0, x.Input.Units[row] - x.Input.Frozen[row]);
                Assert.InRange(entitled[row], 0, x.Result.Columns.Base[row]);
            }
        });

    [Fact]
    public void Shares_of_a_person_sum_to_what_one_account_with_all_bonds_would_get() =>
        Rule.Holds(output, Drawn(Gen.OneOf(Schemes.OnePer, Schemes.PerUnit, Schemes.Tiered)), x =>
        {
            var input = x.Input with { Frozen = new long[x.Input.Count] };
            var columns = Compute(x.Scheme with { Group = CapPer.Person }, input, x.Split).Columns;
            foreach (var person in Enumerable.Range(0, input.Count).Where(row => input.Persons![row] >= 0).GroupBy(row => input.Persons![row]))
            {
                var together = Register.Of(new Register.Row(person.Sum(row => columns.Base[row])));
                var one = Compute(x.Scheme with { Group = CapPer.Account }, together, x.Split).Columns;
                Assert.Equal(one.UnitsPaid[0], person.Sum(row => columns.UnitsPaid[row]));
                Assert.Equal(one.PrincipalFen[0], person.Sum(row => columns.PrincipalFen[row]));
                Assert.Equal(one.InterestFen[0], person.Sum(row => columns.InterestFen[row]));
            }
        });

    [Fact]
    public void A_fund_is_paid_out_and_deferred_to_the_last_fen() =>
        Rule.Holds(output, Drawn(Schemes.ProRata), x =>
            Assert.Equal(((Scheme.ProRata)x.Scheme).Fund, x.Result.Totals.Gross + x.Result.Totals.Deferred));

    [Fact]
    public void Nothing_is_negative_and_no_net_exceeds_its_gross() =>
        Rule.Holds(output, Drawn(Schemes.Any), x =>
        {
            var columns = x.Result.Columns;
            for (var row = 0; row < columns.Count; row++)
            {
                long[] figures =
                [
                    columns.Base[row], columns.UnitsPaid[row], columns.UnitsDeferred[row], columns.PrincipalFen[row], columns.InterestFen[row],
                    columns.TaxFen[row], columns.DeferredPrincipalFen[row], columns.DeferredInterestFen[row]
                ];
                Assert.All(figures, figure => Assert.True(figure >= 0));
                Assert.InRange(columns.Net(row).Value, 0, columns.Gross(row).Value);
            }
        });

    private sealed record Case(Scheme Scheme, PayoutInput Input, CashSplit Split)
    {
        public PayoutResult Result { get; } = Compute(Scheme, Input, Split);

        public override string ToString() =>
            $"{Scheme}, {Split}, units {string.Join(' ', Input.Units)}, frozen {string.Join(' ', Input.Frozen)}, deferred {string.Join(' ', Input.Deferred)}, persons {string.Join(' ', Input.Persons!)}";
    }

    private static Gen<Scheme> Named(string type) => type switch
    {
        "one-per" => Schemes.OnePer,
        "per-unit" => Schemes.PerUnit,
        "pro-rata" => Schemes.ProRata,
        _ => Schemes.Tiered
    };

    /// <summary>Drawn schemes and registers that fit each other: a fund needs somebody to share it.</summary>
    private static Gen<Case> Drawn(Gen<Scheme> schemes) =>
        from scheme in schemes
        from input in Register.Drawn
        from split in Gen.Elements(Enum.GetValues<CashSplit>())
        let problem = Payout.Compute(scheme, input, Face, split).Problem?.Kind
        where problem != SchemeProblems.NobodyToPay && problem != SchemeProblems.FundTooSmall
        select new Case(scheme, input, split);

    private static PayoutResult Compute(Scheme scheme, PayoutInput input, CashSplit split) =>
        Payout.Compute(scheme, input, Face, split).Value;
}
