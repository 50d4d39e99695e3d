using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Payouts.Kernels;
using BondResolution.PayoutReference;
using Xunit.Abstractions;
using static BondResolution.Domain.Tests.Payouts.Register;

namespace BondResolution.Domain.Tests.Payouts.Kernels;

/// <summary>Every kernel against the same rules account by account, to the last bit.</summary>
public class PayoutKernelTests(ITestOutputHelper output)
{
    public static TheoryData<string> Types => [.. DrawnPayment.Types];

    /// <summary>Sizes around what a vector, a block of rows in the cache, and a part of a thread hold.</summary>
    public static TheoryData<string, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<string, int>();
            foreach (var type in DrawnPayment.Types)
            {
                foreach (var border in (int[])[RowBlock.MaxRows, 2 * RowBlock.MaxRows, RowSplit.RowsPerPart, 3 * RowSplit.RowsPerPart])
                {
                    sizes.Add(type, border - 1);
                    sizes.Add(type, border);
                    sizes.Add(type, border + 1);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Registers_of_every_size_to_70_are_paid_what_the_reference_pays(string type) => Seeded.Run(output, random =>
    {
        for (var size = type == "pro-rata" ? 1 : 0; size <= 70; size++)
        {
            for (var draw = 0; draw < 20; draw++)
                DrawnPayment.Of(random, type, size).Holds();
        }
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Registers_split_into_blocks_and_over_threads_are_paid_what_the_reference_pays(string type, int size) =>
        Seeded.Run(output, random => DrawnPayment.Of(random, type, size).Holds());

    [Theory]
    [MemberData(nameof(Types))]
    public void Small_registers_are_paid_what_the_reference_pays_whatever_is_drawn(string type) => Seeded.Run(output, random =>
    {
        for (var draw = 0; draw < 3_000; draw++)
            DrawnPayment.Of(random, type, random.Next(1, 9)).Holds();
    });

    [Fact]
    public void A_fund_falls_to_equal_holders_by_their_place()
    {
        // Every remainder is the same: the border is found in the places alone, over several parts.
        var rows = Of([.. Enumerable.Repeat(new Row(7), (2 * RowSplit.RowsPerPart) + 5)]);
        foreach (var left in (int[])[1, 2, RowSplit.RowsPerPart + 1, rows.Count - 1])
        {
            var shares = Payout.Compute(new Scheme.ProRata(new Fen(rows.Count + left)), rows, new Fen(1), CashSplit.InterestFirst).Value.Columns.PrincipalFen;
            Assert.Equal(left, shares.AsSpan().IndexOf(1));
            Assert.DoesNotContain(2, shares[left..]);
        }
    }

    [Fact]
    public void One_person_may_hold_a_whole_register() => Seeded.Run(output, random =>
    {
        foreach (var type in DrawnPayment.Types)
        {
            var drawn = DrawnPayment.Of(random, type, 3_000);
            (drawn with { Scheme = drawn.Scheme with { Group = CapPer.Person }, Input = drawn.Input with { Persons = new int[3_000] } }).Holds();
        }
    });

    [Fact]
    public void Persons_may_have_any_numbers() => Seeded.Run(output, random =>
    {
        var drawn = DrawnPayment.Of(random, "per-unit", 200);
        int[] people = [int.MaxValue, 0, 1_000_000_000, -5, int.MinValue];
        var persons = Enumerable.Range(0, 200).Select(_ => people[random.Next(people.Length)]).ToArray();
        (drawn with { Scheme = drawn.Scheme with { Group = CapPer.Person }, Input = drawn.Input with { Persons = persons } }).Holds();
    });

    [Theory]
    [MemberData(nameof(Types))]
    public void A_kernel_runs_again_and_allocates_nothing(string type) => Seeded.Run(output, random =>
    {
        var (scheme, input, face, split) = DrawnPayment.Of(random, type, RowSplit.RowsPerPart + 70);
        scheme = scheme with { Group = CapPer.Person };
        input = input with { Persons = [.. Enumerable.Range(0, input.Count).Select(row => row / 2)] };
        var kernel = new PayoutKernel(scheme, face, split);
        var rows = new RegisterColumns(input.Units, input.Frozen, input.Deferred, input.Classes, PersonIndex.Of(input.Persons));
        var columns = kernel.NewColumns(input.Count);
        Assert.True(kernel.TryRun(rows, columns, out var first));

        // A collection in another test may be booked to this thread, so one run of many must be free of it; a kernel
        // that allocates does so in every run.
        var least = long.MaxValue;
        PayoutSums second = default;
        for (var run = 0; run < 50 && least > 0; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var ran = kernel.TryRun(rows, columns, out second);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(ran);
        }

        Assert.Equal(0, least);
        Assert.Equal(first, second);
        Assert.Equal(PlainPayout.Compute(scheme, input, face, split).Totals, second.ToTotals());
    });

    [Theory]
    [InlineData("payout.units-out-of-range")]
    [InlineData("payout.frozen-out-of-range")]
    [InlineData("payout.deferred-out-of-range")]
    public void One_row_out_of_range_is_found_wherever_it_stands_and_named(string code) => Seeded.Run(output, random =>
    {
        foreach (var type in DrawnPayment.Types)
        {
            for (var size = 1; size < 1_100; size += size < 20 ? 1 : 97)
            {
                var (scheme, input, face, split) = DrawnPayment.Of(random, type, size);
                var row = random.Next(size);
                var wrong = random.Next(3) switch { 0 => -1, 1 => long.MinValue, _ => -1 - random.NextInt64(long.MaxValue) };
                var past = random.Next(2) == 0 ? input.Units[row] + 1 : long.MaxValue;
                switch (code)
                {
                    case "payout.units-out-of-range": input.Units[row] = random.Next(2) == 0 ? wrong : Limits.MaxUnits + 1; break;
                    case "payout.frozen-out-of-range": input.Frozen[row] = random.Next(2) == 0 ? wrong : past; break;
                    default: (input.Frozen[row], input.Deferred[row]) = (0, random.Next(2) == 0 ? wrong : past); break;
                }

                var problem = Payout.Compute(scheme, input, face, split).Problem;
                Assert.Equal(code, problem?.Code);
                Assert.Equal(input.Accounts[row].ToString(), problem!.Detail("account"));
            }
        }
    });

    [Fact]
    public void Units_past_the_limit_together_are_refused_over_blocks_and_threads()
    {
        foreach (var size in (int[])[2, RowBlock.MaxRows + 1, RowSplit.RowsPerPart + 1])
        {
            var rows = Of([.. Enumerable.Repeat(new Row(0), size)]);
            (rows.Units[0], rows.Units[^1]) = (Limits.MaxUnits, 1);
            foreach (Scheme scheme in (Scheme[])[new Scheme.OnePer(1, OnePerRounding.Floor), new Scheme.ProRata(new Fen(2))])
            {
                Assert.Equal("payout.too-many-units", Payout.Compute(scheme, rows, new Fen(1), CashSplit.InterestFirst).Problem?.Code);
                rows.Units[^1] = 0;
                Assert.Equal(Limits.MaxUnits, Payout.Compute(scheme, rows, new Fen(1), CashSplit.InterestFirst).Value.Totals.Units);
                rows.Units[^1] = 1;
            }
        }
    }

    [Fact]
    public void A_thousand_bonds_with_784_yuan_of_interest_leave_an_individual_627_20_beside_the_face()
    {
        // RULES §5: 100.784 → 100.627 at 20 %, 0.784 × 0.8 = 0.6272; on the figures of a thousand bonds.
        var tax = TaxRates.None with { Individual = new Rate(0.20m) };
        var totals = Payout.Compute(new Scheme.PerUnit(new Price(100), new Price(0.784m), null) { Tax = tax }, Of(new Row(1000)), new Fen(10_000), CashSplit.InterestFirst).Value.Totals;
        Assert.Equal(("784.00", "156.80", "627.20"), (totals.Interest.ToString(), totals.Tax.ToString(), (totals.Net - totals.Principal).ToString()));
        Assert.Equal("100000.00", totals.Principal.ToString());
    }

    [Fact]
    public void Five_fen_by_three_and_seven_are_two_and_three() =>
        Assert.Equal([2, 3], Payout.Compute(new Scheme.ProRata(new Fen(5)), Of(new(3), new(7)), new Fen(1), CashSplit.InterestFirst).Value.Columns.PrincipalFen);

    [Fact]
    public void What_a_reciprocal_needs_of_the_limits_holds()
    {
        // The proofs in the comments of FloorLine, the kernels and PersonShares count on these.
        Assert.True(Limits.MaxUnits < 1L << 37);
        Assert.True(Limits.MaxAccounts < 1 << 25);
        Assert.True(Limits.MaxPriceYuan <= 100_000m);
        Assert.True(Limits.MaxAmountFen <= 10_000_000_000_000_000);
        Assert.True((Int128)Limits.MaxUnits * 20_000_000 + RowBlock.MaxRows <= long.MaxValue);
    }
}
