using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// A payment over columns of whole numbers: base, entitlement, what frozen bonds hold back, tax and totals, over all
/// cores. Makes the same figures as computing account by account; what it needs beside the columns given in is
/// allocated when it is made (and, for persons, by the first run), nothing per run. One run at a time.
/// </summary>
/// <remarks>
/// Where each account is a claimant and no fund is divided, all steps of a block of rows follow each other while it is in
/// the cache. A fund, and persons, need sums over the register first: then bases, entitlements and the other steps
/// each go over all rows.
/// </remarks>
public sealed class PayoutKernel
{
    private readonly RowSplit split = new();
    private readonly Lock gate = new();
    private readonly EntitlementKernel? each;
    private readonly ProRataKernel? fund;
    private readonly TaxKernel? tax;
    private readonly long fundFen;
    private readonly long faceFen;
    private readonly bool cancels;
    private readonly bool paysInterest;
    private readonly Action<int, int> payRows;
    private readonly Action<int, int> findBases;
    private readonly Action<int, int> entitlePersons;
    private readonly Action<int, int> sharePersons;
    private readonly Action<int, int> finishRows;

    private RegisterColumns rows = new([], [], [], [], null);
    private PayoutColumns columns = new([], [], [], [], [], [], [], []);
    private PersonAmounts persons = PersonAmounts.None;
    private PayoutSums total;
    private int withBase;
    private volatile bool broken;

    /// <param name="scheme">Holds to <see cref="SchemeRules"/>.</param>
    /// <param name="face">What one bond is paid at by <see cref="Scheme.OnePer"/>, above zero, at most <see cref="Limits.MaxPriceYuan"/>.</param>
    /// <param name="cashSplit">What cash of <see cref="Scheme.Tiered"/> covers first.</param>
    public PayoutKernel(Scheme scheme, Fen face, CashSplit cashSplit)
    {
        (each, fund) = scheme switch
        {
            Scheme.OnePer onePer => ((EntitlementKernel?)new OnePerKernel(onePer), (ProRataKernel?)null),
            Scheme.PerUnit perUnit => (new PerUnitKernel(perUnit), null),
            Scheme.ProRata proRata => (null, new ProRataKernel(proRata.Fund.Value, split)),
            Scheme.Tiered tiered => (new TieredKernel(tiered, cashSplit), null),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme))
        };
        fundFen = scheme is Scheme.ProRata divided ? divided.Fund.Value : 0;
        faceFen = face.Value;
        cancels = scheme is Scheme.OnePer;
        paysInterest = scheme is Scheme.PerUnit or Scheme.Tiered;
        tax = paysInterest && scheme.Tax.IsWithheld ? new TaxKernel(scheme.Tax) : null;
        (payRows, findBases, entitlePersons, sharePersons, finishRows) = (PayRows, FindBases, EntitlePersons, SharePersons, FinishRows);
    }

    /// <summary>
    /// Columns to run into: those that this payment fills, and, for the others, one column of zeros, which no run touches.
    /// </summary>
    public PayoutColumns NewColumns(int count)
    {
        var zeros = new long[count];
        long[] Column(bool filled) => filled ? GC.AllocateUninitializedArray<long>(count) : zeros;
        return new(Column(true), Column(cancels), Column(cancels), Column(true), Column(paysInterest), Column(tax is not null),
            Column(true), Column(paysInterest));
    }

    /// <summary>
    /// Computes a payment. False, and the columns mean nothing, where a row or the units together are out of range, or a fund
    /// has not one fen for every claimant with a base: <see cref="PayoutRules"/> say which.
    /// </summary>
    /// <param name="register">At most <see cref="Limits.MaxAccounts"/> rows in columns of equal length.</param>
    /// <param name="payment">As <see cref="NewColumns"/> gives them, one row an account.</param>
    /// <param name="sums">Sums of every column.</param>
    public bool TryRun(RegisterColumns register, PayoutColumns payment, out PayoutSums sums)
    {
        (rows, columns, total, broken, withBase) = (register, payment, default, false, 0);
        if (fund is null && register.Persons is null)
        {
            split.Over(register.Count, payRows);
            sums = total;
            return !broken && total.Units <= Limits.MaxUnits;
        }

        split.Over(register.Count, findBases);
        sums = total;
        if (broken || total.Units > Limits.MaxUnits || (fund is not null && (withBase == 0 || fundFen < withBase)))
            return false;
        Entitle();
        split.Over(register.Count, finishRows);
        sums = total;
        return true;
    }

    /// <summary>Every step for some rows, where each of them is a claimant.</summary>
    private void PayRows(int from, int count)
    {
        var part = default(PayoutSums);
        for (var (at, end) = (from, from + count); at < end; at += RowBlock.MaxRows)
        {
            var block = new RowBlock(rows, columns, at, int.Min(RowBlock.MaxRows, end - at));
            var sums = default(BlockSums);
            if (!BaseKernel.Run(block, ref sums))
            {
                broken = true;
                return;
            }

            each!.Run(block.Base, block.UnitsPaid, block.Principal, block.Interest, ref sums);
            Finish(block, ref sums);
            part = part.With(sums);
        }

        Add(part, 0);
    }

    private void FindBases(int from, int count)
    {
        var part = default(PayoutSums);
        var found = 0;
        for (var (at, end) = (from, from + count); at < end; at += RowBlock.MaxRows)
        {
            var block = new RowBlock(rows, columns, at, int.Min(RowBlock.MaxRows, end - at));
            var sums = default(BlockSums);
            if (!BaseKernel.Run(block, ref sums))
            {
                broken = true;
                return;
            }

            found += block.Base.Length - block.Base.Count(0L);
            part = part.With(sums);
        }

        Add(part, found);
    }

    /// <summary>Entitlements into the columns of the payment, by way of the persons where there are some.</summary>
    private void Entitle()
    {
        if (rows.Persons is not { } index)
        {
            fund!.Divide(columns.Base, columns.PrincipalFen, rows.Count, (long)total.Base);
            return;
        }

        if (persons.Bases.Length < index.Count)
            persons = new PersonAmounts(index.Count);
        split.Over(index.Count, entitlePersons);
        fund?.Divide(persons.Bases, persons.Principal, index.Count, (long)total.Base);
        split.Over(index.Count, sharePersons);
    }

    private void EntitlePersons(int from, int count)
    {
        for (var person = from; person < from + count; person++)
        {
            var sum = 0L;
            foreach (var row in rows.Persons!.Rows(person))
                sum += columns.Base[row];
            persons.Bases[person] = sum;
        }

        var unused = default(BlockSums);
        each?.Run(persons.Bases.AsSpan(from, count), persons.Units.AsSpan(from, count), persons.Principal.AsSpan(from, count),
            persons.Interest.AsSpan(from, count), ref unused);
    }

    private void SharePersons(int from, int count)
    {
        fund?.Complete(from, count);
        for (var person = from; person < from + count; person++)
        {
            var own = rows.Persons!.Rows(person);
            var sum = persons.Bases[person];
            if (cancels)
                PersonShares.Split(persons.Units[person], own, columns.Base, sum, columns.UnitsPaid);
            else
                PersonShares.Split(persons.Principal[person], own, columns.Base, sum, columns.PrincipalFen);
            if (paysInterest)
                PersonShares.Split(persons.Interest[person], own, columns.Base, sum, columns.InterestFen);
        }
    }

    /// <summary>The steps after the entitlement, for rows that have theirs.</summary>
    private void FinishRows(int from, int count)
    {
        if (rows.Persons is null)
            fund!.Complete(from, count);
        var part = default(PayoutSums);
        for (var (at, end) = (from, from + count); at < end; at += RowBlock.MaxRows)
        {
            var block = new RowBlock(rows, columns, at, int.Min(RowBlock.MaxRows, end - at));
            var sums = default(BlockSums);
            if (!cancels)
                (sums.Principal, sums.Interest) = (Sum(block.Principal), paysInterest ? Sum(block.Interest) : 0);
            Finish(block, ref sums);
            part = part.With(sums);
        }

        Add(part, 0);
    }

    private void Finish(in RowBlock block, ref BlockSums sums)
    {
        if (cancels)
            CancelKernel.Run(block, faceFen, ref sums);
        else
            HoldBackKernel.Run(block, paysInterest, ref sums);
        tax?.Run(block, ref sums);
    }

    private static long Sum(ReadOnlySpan<long> column)
    {
        var sum = 0L;
        foreach (var value in column)
            sum = unchecked(sum + value);
        return sum;
    }

    private void Add(in PayoutSums part, int found)
    {
        lock (gate)
        {
            total = total.With(part);
            withBase += found;
        }
    }

    /// <summary>What persons hold and get together, before it is shared among their accounts.</summary>
    private sealed class PersonAmounts(int count)
    {
        public static readonly PersonAmounts None = new(0);

        public long[] Bases { get; } = new long[count];

        public long[] Units { get; } = new long[count];

        public long[] Principal { get; } = new long[count];

        public long[] Interest { get; } = new long[count];
    }
}
