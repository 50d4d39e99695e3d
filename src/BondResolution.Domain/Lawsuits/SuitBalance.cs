using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Lawsuits;

/// <summary>What is claimed or awarded in a suit, what was credited and recovered since, and what is still claimed, by tier.</summary>
/// <param name="Due">The award that stands, or else the claims.</param>
/// <param name="Since">Payments after this day count: as stated with the policy, or the day of the award, or the one on whose close the holders' bonds are claimed.</param>
/// <param name="Policy">How instalments are credited; null: nobody has said, and nothing is.</param>
/// <param name="Recovered">What the debtor paid by recoveries: on bonds in suit, whatever holders were given of it, and as costs awarded that went back to whoever laid them out.</param>
/// <param name="Uncredited">What instalments gave suing holders for their bonds in suit and the policy credits nothing for.</param>
/// <param name="DebtSteps">Costs and principal still due after each day of payments, the first on <paramref name="Since"/>: what late performance doubles interest on.</param>
/// <param name="PaidSteps">All that was credited and recovered so far after each of these days.</param>
public sealed record SuitBalance(
    TierAmounts Due, DateOnly Since, CreditPolicy? Policy, TierAmounts Credited, TierAmounts Recovered, Fen Uncredited,
    ImmutableArray<PrincipalStep> DebtSteps, ImmutableArray<PrincipalStep> PaidSteps)
{
    public TierAmounts Still => Due.Less(Credited + Recovered);

    /// <summary>
    /// Runs payments, by date and sequence, against what is due. An instalment counts for the account's bonds in suit as a part of those it
    /// was paid for, rounded half up to the fen (all of it where it has more in suit), and by the policy; a recovery for all holders
    /// likewise, by its own tiers; a recovery for the holders of this suit whole.
    /// </summary>
    /// <param name="state">The suit on the date of the report; filed.</param>
    /// <param name="payments">What accounts were given by then, in any order.</param>
    /// <param name="planOrder">The order of the plan on a date, for <see cref="CreditPolicy.Plan"/>.</param>
    public static SuitBalance Of(Lawsuit.State state, IEnumerable<HolderPayment> payments, Func<DateOnly, ImmutableArray<AppropriationTier>> planOrder)
    {
        var (due, from) = state.Title is { } title ? (title.Award.Amounts, title.On) : (TierAmounts.Of(state.Claims), state.Terms!.UnitsAsOf);
        var since = state.CreditSince ?? from;
        var (credited, recovered, uncredited) = (TierAmounts.Zero, TierAmounts.Zero, Fen.Zero);
        var debt = ImmutableArray.CreateBuilder<PrincipalStep>();
        var paid = ImmutableArray.CreateBuilder<PrincipalStep>();
        Note(since);
        var costsPaid = state.Receipts.Where(r => r.On > since).Select(r => CostsPaidBy(state, r.On, r.Receipt));
        foreach (var payment in payments.Where(p => p.On > since && Concerns(state, p)).Concat(costsPaid).OrderBy(p => p.On).ThenBy(p => p.Sequence).ThenBy(p => p.Account, StringComparer.Ordinal))
        {
            var part = Part(state, payment);
            if (payment.IsRecovery)
            {
                recovered += part;
            }
            else
            {
                var credit = Credit(state.Credit, part, due.Less(credited + recovered), planOrder(payment.On));
                (credited, uncredited) = (credited + credit, uncredited + part.Total - credit.Total);
            }

            Note(payment.On);
        }

        return new SuitBalance(due, since, state.Credit, credited, recovered, uncredited, debt.ToImmutable(), paid.ToImmutable());

        void Note(DateOnly on)
        {
            var left = due.Less(credited + recovered);
            Put(debt, new PrincipalStep(on, left.Costs + left.Principal));
            Put(paid, new PrincipalStep(on, (credited + recovered).Total));
        }
    }

    private static HolderPayment CostsPaidBy(Lawsuit.State state, DateOnly on, SuitReceipt receipt) =>
        new(on, 0, "", 1, 0, 0, receipt.CostsPaid.Value, 0, state.Terms!.Suit, true);

    private static void Put(ImmutableArray<PrincipalStep>.Builder steps, PrincipalStep step)
    {
        if (steps.Count > 0 && steps[^1].On == step.On)
            steps[^1] = step;
        else
            steps.Add(step);
    }

    private static bool Concerns(Lawsuit.State state, in HolderPayment payment) =>
        payment.Suit is { } suit ? suit == state.Terms!.Suit : state.UnitsBehind(payment.Account, payment.On, payment.Sequence) > 0;

    /// <summary>What of a payment falls to the bonds in this suit.</summary>
    private static TierAmounts Part(Lawsuit.State state, in HolderPayment payment)
    {
        var (inSuit, of) = payment.Suit is null ? (state.UnitsBehind(payment.Account, payment.On, payment.Sequence), payment.Units) : (1, 1);
        var (numerator, denominator) = of > inSuit ? (inSuit, of) : (1L, 1L);
        return new TierAmounts(Share(payment.CostsFen), Share(payment.InterestFen), Share(payment.PrincipalFen), Share(payment.LateFen));

        Fen Share(long fen) => new(Rounding.HalfUpShare(fen, numerator, denominator));
    }

    private static TierAmounts Credit(CreditPolicy? policy, TierAmounts paid, TierAmounts left, ImmutableArray<AppropriationTier> planOrder) => policy switch
    {
        CreditPolicy.AsPaid => left.Less(left.Less(paid)),
        CreditPolicy.Statutory => Waterfall.Run(paid.Total, left, PlanTerms.StatutoryOrder).Spent,
        CreditPolicy.Plan => Waterfall.Run(paid.Total, left, planOrder).Spent,
        _ => TierAmounts.Zero
    };
}
