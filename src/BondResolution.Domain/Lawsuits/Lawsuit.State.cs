using System.Collections.Immutable;
using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Lawsuits;

/// <content>What is known of a suit.</content>
public static partial class Lawsuit
{
    /// <summary>The suit as it stands. Units by account; an account that left with everything is gone.</summary>
    public sealed record State(
        SuitTerms? Terms, DateOnly? FiledOn, string? Number, DateOnly? AcceptedOn,
        ImmutableSortedDictionary<string, long> Holders, ImmutableSortedDictionary<FeeKind, SuitFee> Fees)
    {
        public static readonly State Initial = new(null, null, null, null,
            ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal), ImmutableSortedDictionary<FeeKind, SuitFee>.Empty);

        public SuitStage Stage { get; init; }

        /// <summary>What is claimed now, each with its tier.</summary>
        public ImmutableArray<AwardedComponent> Claims { get; init; } = [];

        /// <summary>Whether claims were reduced after the court's inquiry had ended, so that no fee is refunded for it.</summary>
        public bool AmendedAfterInquiry { get; init; }

        /// <summary>Awards in order; the last one stands.</summary>
        public ImmutableArray<SuitTitle> Titles { get; init; } = [];

        public SuitTitle? Title => Titles.LastOrDefault();

        /// <summary>The latest award that can be enforced: a judgment, or a mediation the court confirmed, in force.</summary>
        public SuitTitle? Enforceable => Titles.LastOrDefault(t => t.Kind is not TitleKind.Settlement && t.InForceOn is not null);

        /// <summary>When the latest judgment was appealed, or null.</summary>
        public DateOnly? AppealedOn { get; init; }

        /// <summary>The first application for enforcement, or null.</summary>
        public DateOnly? EnforcedOn { get; init; }

        public DateOnly? WithdrawnOn { get; init; }

        public ImmutableArray<SuitStep> Course { get; init; } = [];

        public ImmutableArray<SuitSuspension> Suspensions { get; init; } = [];

        public bool IsSuspended => Suspensions is [.., { To: null }];

        /// <summary>Heirs who took a holder's place, in order.</summary>
        public ImmutableArray<Recorded<Event.Succeeded>> Successions { get; init; } = [];

        public ImmutableArray<CostAdvance> Advances { get; init; } = [];

        public ImmutableArray<(DateOnly On, SuitReceipt Receipt)> Receipts { get; init; } = [];

        /// <summary>How instalments paid to suing holders are credited; null: nobody has said, and nothing is.</summary>
        public CreditPolicy? Credit { get; init; }

        /// <summary>Payments after this day count, where that was stated.</summary>
        public DateOnly? CreditSince { get; init; }

        public long Units => Holders.Values.Sum();

        public Fen Claimed => Fen.Sum(Claims.Select(c => c.Amount));

        /// <summary>Folds the events that stand; a filing whose holders were never sealed counts for nothing.</summary>
        public static State Of(IReadOnlyList<Recorded<Event>> standing) => Fold(standing).Aggregate(Initial, (_, step) => step.After);

        /// <summary>The same step by step: each event that counts, with the suit before and after it.</summary>
        public static IEnumerable<(Recorded<Event> Recorded, State Before, State After)> Fold(IReadOnlyList<Recorded<Event>> standing)
        {
            var whole = standing.Where(e => e.Event is Event.FilingSealed).Select(e => e.CommandId).ToHashSet(StringComparer.Ordinal);
            var state = Initial;
            foreach (var recorded in standing.Where(e => e.Event is not (Event.Filed or Event.HoldersListed) || whole.Contains(e.CommandId)))
            {
                var before = state;
                state = state.Evolve(recorded);
                yield return (recorded, before, state);
            }
        }

        /// <summary>The least and the most bonds of an account within the suit on a date and at every later one.</summary>
        public static (long Least, long Most) Within(IReadOnlyList<Recorded<Event>> standing, string account, DateOnly from)
        {
            long[] units =
            [
                .. standing.Select(e => e.On).Where(on => on > from).Append(from).Distinct()
                    .Select(date => Of([.. standing.Where(e => e.On <= date)]).Holders.GetValueOrDefault(account))
            ];
            return (units.Min(), units.Max());
        }

        public SuitFee Fee(FeeKind kind) => Fees.TryGetValue(kind, out var fee) ? fee : SuitFee.Of(kind);

        /// <summary>Bonds in suit that a payment to an account concerns: what heirs took over since was the deceased's then.</summary>
        public long UnitsBehind(string account, DateOnly on, long sequence)
        {
            var units = Holders.GetValueOrDefault(account);
            foreach (var later in Successions.Where(s => (s.On, s.Sequence).CompareTo((on, sequence)) > 0))
            {
                units += later.Event.From == account ? later.Event.Units : 0;
                units -= later.Event.To == account ? later.Event.Units : 0;
            }

            return long.Max(0, units);
        }

        /// <summary>What was laid out by one side and has not come back yet.</summary>
        public Fen OpenAdvances(AdvancedBy by) => Fen.Sum(Advances.Where(a => a.By == by).Select(a => a.Amount))
            - Fen.Sum(Receipts.Select(r => by is AdvancedBy.Trustee ? r.Receipt.Advanced : r.Receipt.Prepaid));

        private State Evolve(Recorded<Event> recorded)
        {
            var (on, happened) = (recorded.On, recorded.Event);
            return happened switch
            {
                Event.Filed e => this with { Terms = e.Terms, FiledOn = on, Number = e.Terms.Number, Claims = [.. e.Terms.Claims.Select(AwardedComponent.Of)] },
                Event.HoldersListed e => this with { Holders = Holders.AddRange(e.Rows.Accounts.Zip(e.Rows.Units, KeyValuePair.Create)) },
                Event.FilingSealed => this,
                Event.Accepted e => this with { Number = e.Number, AcceptedOn = on, Stage = Stage is SuitStage.Filed ? SuitStage.Accepted : Stage },
                Event.Joined e => this with { Holders = Holders.SetItem(e.Account, Holders.GetValueOrDefault(e.Account) + e.Units) },
                Event.Left e => Without(e.Account, e.Units),
                Event.Succeeded e => Without(e.From, e.Units) is var left
                    ? left with
                    {
                        Holders = left.Holders.SetItem(e.To, left.Holders.GetValueOrDefault(e.To) + e.Units),
                        Successions = Successions.Add(new(recorded.Sequence, on, recorded.CommandId, e))
                    }
                    : this,
                Event.FeeAssessed e => WithFee(Fee(e.Kind) with { Base = e.Base, Assessed = e.Amount, Halved = e.Halved }),
                Event.FeeDeferral e => WithFee(Fee(e.Kind) with { Deferral = Fee(e.Kind).Deferral.Add((on, e.Decision)) }),
                Event.FeePaid e => WithFee(Fee(e.Kind) with { Paid = Fee(e.Kind).Paid + e.Amount }),
                Event.FeeRefunded e => WithFee(Fee(e.Kind) with { Refunded = Fee(e.Kind).Refunded + e.Amount }),
                Event.CostAdvanced e => this with { Advances = Advances.Add(new CostAdvance(on, e.Amount, e.By, e.Account, e.For)) },
                Event.CreditStated e => this with { Credit = e.Policy, CreditSince = e.Since },
                Event.Recovered e => this with { Receipts = Receipts.Add((on, e.Receipt)) },
                _ => Proceed(recorded)
            };
        }

        /// <summary>The steps of the course.</summary>
        private State Proceed(Recorded<Event> recorded)
        {
            var on = recorded.On;
            return recorded.Event switch
            {
                Event.ClaimsAmended e => Step(recorded, "amend", "", Stage) with { Claims = e.Claims, AmendedAfterInquiry = e.InquiryEnded },
                Event.Judged e => Step(recorded, "judge", Instance(e.Instance), SuitStage.Judged) with
                {
                    Titles = Titles.Add(new SuitTitle(TitleKind.Judgment, e.Instance, on, null, e.Award)), AppealedOn = null
                },
                Event.Appealed e => Step(recorded, "appeal", e.By is { } by ? Words.Of(by) : "", SuitStage.Appealed) with { AppealedOn = on },
                Event.InForce => Step(recorded, "effective", "", SuitStage.InForce) with
                {
                    Titles = Titles is [.., { Kind: TitleKind.Judgment } last] ? Titles.SetItem(Titles.Length - 1, last with { InForceOn = on }) : Titles
                },
                Event.EnforcementApplied e => Step(recorded, "enforce", e.Number ?? "", SuitStage.Enforcement) with { EnforcedOn = EnforcedOn ?? on },
                Event.Suspended e => Step(recorded, "suspend", Words.Of(e.Reason), Stage) with
                {
                    Suspensions = Suspensions.Add(new SuitSuspension(on, null, e.Reason, e.ByDebtor))
                },
                Event.Resumed => Step(recorded, "resume", "", Stage) with { Suspensions = [.. Suspensions.Select(s => s.To is null ? s with { To = on.AddDays(-1) } : s)] },
                Event.Settled e => Step(recorded, "settle", e.Text ?? "", SuitStage.Settled) with
                {
                    Titles = e.Award is { } award ? Titles.Add(new SuitTitle(TitleKind.Settlement, null, on, on, award)) : Titles
                },
                Event.Mediated e => Step(recorded, "mediate", e.Number ?? "", e.Confirmed ? SuitStage.InForce : SuitStage.Mediated) with
                {
                    Titles = e.Award is { } award ? Titles.Add(new SuitTitle(TitleKind.Mediation, null, on, e.Confirmed ? on : null, award)) : Titles
                },
                Event.Withdrawn e => Step(recorded, "withdraw", e.Reason ?? "", SuitStage.Withdrawn) with { WithdrawnOn = on },
                _ => throw new UnknownEventException(recorded.Event)
            };
        }

        private State Step(Recorded<Event> recorded, string what, string detail, SuitStage stage) =>
            this with { Course = Course.Add(new SuitStep(recorded.Sequence, recorded.On, what, detail)), Stage = stage };

        private static string Instance(int instance) => instance.ToString(System.Globalization.CultureInfo.InvariantCulture);

        private State Without(string account, long units) => this with
        {
            Holders = Holders[account] == units ? Holders.Remove(account) : Holders.SetItem(account, Holders[account] - units)
        };

        private State WithFee(SuitFee fee) => this with { Fees = Fees.SetItem(fee.Kind, fee) };
    }
}
