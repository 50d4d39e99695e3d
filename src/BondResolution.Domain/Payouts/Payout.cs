using System.Diagnostics;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts.Kernels;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Payouts;

/// <summary>
/// Computes a payment: base, entitlement, what frozen bonds hold back, tax, in this order, by kernels over columns. They
/// are tested against the same rules written account by account.
/// </summary>
public static class Payout
{
    /// <summary>
    /// The payment of a scheme to the holders of a register. Refused: a scheme that breaks <see cref="SchemeRules"/>, rows
    /// out of order or out of range, a fund that nobody or not everybody can share in. Columns of different length are a
    /// bug and an <see cref="ArgumentException"/>.
    /// </summary>
    /// <param name="face">What one bond is paid at by <see cref="Scheme.OnePer"/>, above zero, at most <see cref="Limits.MaxPriceYuan"/>.</param>
    /// <param name="split">What cash of <see cref="Scheme.Tiered"/> covers first.</param>
    public static Outcome<PayoutResult> Compute(Scheme scheme, PayoutInput input, Fen face, CashSplit split)
    {
        if (SchemeRules.Check(scheme) is { } broken)
            return broken;
        if (PayoutRules.CheckSize(input, face) is { } wrong)
            return wrong;
        if (!PayoutRules.AreAscending(input))
            return Refusal(scheme, input);

        var persons = scheme.Group == CapPer.Person && input.Persons is { } known ? PersonIndex.Of(known) : null;
        var kernel = new PayoutKernel(scheme, face, split);
        var columns = kernel.NewColumns(input.Count);
        var rows = new RegisterColumns(input.Units, input.Frozen, input.Deferred, input.Classes, persons);
        return kernel.TryRun(rows, columns, out var sums) ? new PayoutResult(columns, sums.ToTotals()) : Refusal(scheme, input);
    }

    /// <summary>What a quick look found wrong, by name: the same rules row by row.</summary>
    private static Problem Refusal(Scheme scheme, PayoutInput input) =>
        PayoutRules.CheckRows(input)
        ?? (scheme is Scheme.ProRata proRata ? PayoutRules.CheckFund(proRata.Fund, input) : null)
        ?? throw new UnreachableException();
}
