using System.Collections.Immutable;
using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Lawsuits;

/// <content>What happens in a suit.</content>
public static partial class Lawsuit
{
    public abstract record Event : IDomainEvent
    {
        private Event() { }

        public sealed record Filed(SuitTerms Terms, string HoldersDigest) : Event;

        public sealed record HoldersListed(SuitHolderLines Rows) : Event;

        public sealed record FilingSealed(long Holders, long Units) : Event;

        public sealed record Accepted(string Number) : Event;

        public sealed record Joined(string Account, long Units) : Event;

        public sealed record Left(string Account, long Units) : Event;

        /// <param name="Base">What the fee was computed on; null where its amount was stated.</param>
        public sealed record FeeAssessed(FeeKind Kind, Fen? Base, Fen Amount, bool Halved) : Event;

        public sealed record FeeDeferral(FeeKind Kind, DeferralDecision Decision, string? By) : Event;

        public sealed record FeePaid(FeeKind Kind, Fen Amount, string? By) : Event;

        public sealed record FeeRefunded(FeeKind Kind, Fen Amount, string? By) : Event;

        /// <summary>诉讼请求变更: the claims from now on, whole.</summary>
        /// <param name="InquiryEnded">Whether the court's inquiry (法庭调查) had ended: what is reduced then is not refunded (Decree 481, Art. 21).</param>
        public sealed record ClaimsAmended(ImmutableArray<AwardedComponent> Claims, bool InquiryEnded) : Event;

        /// <param name="Instance">1, 2, or 3 for a retrial.</param>
        /// <param name="Number">The judgment's own number, where it has one.</param>
        public sealed record Judged(int Instance, Award Award, string? Number) : Event;

        /// <param name="By">Who; null where it was not told.</param>
        /// <param name="Amount">The part appealed, on which the appeal's fee is computed (Decree 481, Art. 17); null where it was not told.</param>
        public sealed record Appealed(SuitParty? By, Fen? Amount) : Event;

        /// <summary>生效: the latest judgment binds.</summary>
        public sealed record InForce : Event;

        /// <summary>申请执行.</summary>
        public sealed record EnforcementApplied(string? Number, string? Court) : Event;

        public sealed record Suspended(SuspensionReason Reason, bool ByDebtor) : Event;

        public sealed record Resumed : Event;

        /// <param name="Award">What was agreed, where it is known.</param>
        public sealed record Settled(Award? Award, string? Text) : Event;

        /// <param name="Award">What was agreed, where it is known.</param>
        /// <param name="Confirmed">Whether the court confirmed it (司法确认、调解书): only then it binds like a judgment.</param>
        public sealed record Mediated(Award? Award, bool Confirmed, string? Number) : Event;

        public sealed record Withdrawn(string? Reason) : Event;

        /// <summary>Costs were laid out (垫付、预付).</summary>
        public sealed record CostAdvanced(Fen Amount, AdvancedBy By, string? Account, string For) : Event;

        /// <param name="Since">Payments after this day count; null: after the day of the award, or the one on whose close bonds are claimed.</param>
        public sealed record CreditStated(CreditPolicy Policy, DateOnly? Since) : Event;

        public sealed record Recovered(SuitReceipt Receipt) : Event;

        /// <summary>An heir takes the place of a holder in the suit (诉讼承继; Civil Procedure Law Art. 153).</summary>
        public sealed record Succeeded(string From, string To, long Units) : Event;

        public sealed record Reversed(string CommandId, string Reason) : Event, IReversal;
    }
}
