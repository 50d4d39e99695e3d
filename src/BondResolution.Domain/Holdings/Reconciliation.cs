using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// A register (名册) held against the ledger's own roll-forward: what both come to, and every account on which they differ, by account ascending.
/// The kinds' bonds add up to the difference of the two totals.
/// </summary>
/// <param name="Against">What the register is held against.</param>
/// <param name="Replaced">Of <see cref="HeldAgainst.Replaced"/> the sequence of the adoption that was withdrawn; else null.</param>
public sealed record Reconciliation(HeldAgainst Against, long? Replaced,
    HoldingTotals RolledForward, HoldingTotals Registered, ImmutableArray<KindTotals> Kinds, IReadOnlyList<(Difference Difference, DifferenceKind Kind)> Differences)
{
    /// <summary>
    /// Bonds that neither missing payments nor anything that moves between accounts explains: transfers, new and closed accounts would add
    /// up to none, if all of them were transfers.
    /// </summary>
    public long Unexplained => Kinds.Where(kind => kind.Kind != DifferenceKind.MissingPayment).Sum(kind => kind.Units);

    /// <param name="against">What the positions are.</param>
    /// <param name="replaced">The sequence of the withdrawn adoption they come from, if they do.</param>
    /// <param name="rolledForward">The ledger's positions by recorded movements, or of the withdrawn register.</param>
    /// <param name="unpaid">Instalments that were declared, due, and are not recorded as paid.</param>
    public static Reconciliation Of(HeldAgainst against, long? replaced, HoldingsBook rolledForward, RegisterContent register, IEnumerable<InstalmentTerms> unpaid)
    {
        var missing = Missing(rolledForward, unpaid);
        var differences = Adoptions.Differences(rolledForward, register)
            .ConvertAll(difference => (difference, KindOf(difference, missing.GetValueOrDefault(difference.Account))));
        var kinds = Enum.GetValues<DifferenceKind>().Select(kind => Total(kind, differences)).ToImmutableArray();
        return new Reconciliation(against, replaced, HoldingTotals.Of(rolledForward), HoldingTotals.Of(register), kinds, differences);
    }

    private static DifferenceKind KindOf(in Difference difference, long missing) => difference switch
    {
        { Units: < 0 } when difference.Units == -missing => DifferenceKind.MissingPayment,
        { RolledForward: 0, Registered: > 0 } => DifferenceKind.NewAccount,
        { RolledForward: > 0, Registered: 0 } => DifferenceKind.ClosedAccount,
        { Units: not 0 } => DifferenceKind.UnrecordedTransfer,
        _ => DifferenceKind.OtherDetails
    };

    private static KindTotals Total(DifferenceKind kind, List<(Difference Difference, DifferenceKind Kind)> differences)
    {
        var (accounts, more, fewer) = (0, 0L, 0L);
        foreach (var (difference, of) in differences)
        {
            if (of != kind)
                continue;
            accounts++;
            more += long.Max(0, difference.Units);
            fewer += long.Max(0, -difference.Units);
        }

        return new KindTotals(kind, accounts, more, fewer);
    }

    /// <summary>The bonds of each account that the unpaid instalments, one after the other, would have cancelled.</summary>
    private static Dictionary<AccountNumber, long> Missing(HoldingsBook book, IEnumerable<InstalmentTerms> unpaid)
    {
        var missing = new Dictionary<AccountNumber, long>();
        PayoutInput? holders = null;
        foreach (var terms in unpaid.Where(terms => terms.Scheme is Scheme.OnePer))
        {
            holders ??= PaymentHolders.Of(book, book).Input(terms.Scheme.Group);
            if (!Payout.Compute(terms.Scheme, holders, book.Face, CashSplit.InterestFirst).Try(out var payout, out _))
                break;
            var columns = payout.Columns;
            for (var i = 0; i < holders.Count; i++)
            {
                if (columns.UnitsPaid[i] > 0)
                    missing[holders.Accounts[i]] = missing.GetValueOrDefault(holders.Accounts[i]) + columns.UnitsPaid[i];
            }

            holders = holders with
            {
                Units = [.. holders.Units.Select((units, i) => units - columns.UnitsPaid[i])],
                Deferred = [.. holders.Deferred.Select((units, i) => units + columns.UnitsDeferred[i])]
            };
        }

        return missing;
    }
}
