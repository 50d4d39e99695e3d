using BondResolution.Application.Desk.Proposals;
using BondResolution.Application.Handlers;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Audit;

/// <summary>
/// Holds every command that a policy covers to the proposal under which it says that it was recorded: the program never records one
/// without, so where one stands alone
/// somebody wrote past it. Told all events in order. A command is held to the policy that was in force when it began.
/// </summary>
internal sealed class ApprovalAudit
{
    private readonly Dictionary<string, DeskPolicy.State> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Proposal.State> _proposals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unapproved = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Covered> _covered = new(StringComparer.Ordinal);
    private DeskUsers.State _users = DeskUsers.State.Initial;

    /// <summary>A command that a policy may cover, which its amount decides.</summary>
    private sealed class Covered(DeskPolicy.State policy, EventMetadata metadata, StoredEvent first)
    {
        public DeskPolicy.State Policy => policy;

        public EventMetadata Metadata => metadata;

        public StoredEvent First => first;

        public Fen? Amount { get; set; }

        /// <summary>The proposal as it stood at the command's last event.</summary>
        public Proposal.State? Proposal { get; set; }

        public List<StoredEvent> Events { get; } = [];
    }

    /// <param name="stored">An event.</param>
    /// <param name="happened">What it says; null: it holds lines.</param>
    public void Take(StoredEvent stored, IDomainEvent? happened)
    {
        var metadata = stored.DecodedMetadata();
        if (CommandTable.Names.Contains(metadata.Do) && metadata.Case is { } code && (_seen.Add(stored.CommandId) | _covered.ContainsKey(stored.CommandId)))
            TakeCommand(stored, metadata, happened, _policies.GetValueOrDefault(code));
        switch (happened)
        {
            case DeskUsers.Event e:
                _users = _users.Evolve(e);
                break;
            case DeskPolicy.Event e when metadata.Case is { } of:
                _policies[of] = _policies.GetValueOrDefault(of, DeskPolicy.State.Initial).Evolve(e);
                break;
            case Proposal.Event e:
                TakeProposal(stored.Stream, metadata.By, e);
                break;
        }
    }

    /// <summary>The first covered command that stands without its approvals, by sequence; or null.</summary>
    public Problem? Missing()
    {
        foreach (var (id, covered) in _covered.OrderBy(command => command.Value.First.Sequence))
        {
            if (covered.Policy.Covering(covered.Metadata.Do, covered.Amount) is { } coverage && Wrong(id, covered, coverage) is { } found)
                return ApprovalProblems.Missing.With(("sequence", covered.First.Sequence), ("command", covered.Metadata.Do), ("found", found));
        }

        return null;
    }

    private void TakeCommand(StoredEvent stored, EventMetadata metadata, IDomainEvent? happened, DeskPolicy.State? policy)
    {
        if (!_covered.TryGetValue(stored.CommandId, out var covered))
        {
            if (policy?.Covering(metadata.Do, null) is null)
                return;
            _covered.Add(stored.CommandId, covered = new Covered(policy, metadata, stored));
        }

        covered.Events.Add(stored);
        if (happened is not null && CommandAmount.Of(happened) is { } amount)
            covered.Amount = (covered.Amount ?? Fen.Zero) + amount;
        if (covered.Metadata.Proposal is { } proposal)
            covered.Proposal = _proposals.GetValueOrDefault(Domain.Desk.Proposal.StreamName(proposal));
    }

    private void TakeProposal(string stream, string by, Proposal.Event happened)
    {
        var before = _proposals.GetValueOrDefault(stream, Proposal.State.Initial);
        if (happened is Proposal.Event.Granted grant && !grant.Approvers.All(name => _users.EnabledWith("approver").Contains(name) && before.Approvals.Any(a => a.By == name && a.EffectDigest == grant.EffectDigest)))
            _unapproved.Add(stream);
        if (happened is Proposal.Event.Approved approved && approved.By != by)
            _unapproved.Add(stream);
        _proposals[stream] = before.Evolve(happened);
    }

    private string? Wrong(string commandId, Covered covered, Coverage coverage)
    {
        if (covered.Metadata.Proposal is not { } id)
            return $"it names no proposal, and {coverage.Approvers} must approve";
        if (covered.Proposal is not { Opened: { } opened, Grant: { } grant })
            return $"proposal {id} was not approved before it";
        if (opened.CommandId != commandId || opened.CommandDigest != covered.Metadata.Digest || opened.Case != covered.Metadata.Case || opened.By != covered.Metadata.By)
            return $"proposal {id} is of another command, or of another user";
        if (_unapproved.Contains(Domain.Desk.Proposal.StreamName(id)) || grant.Approvers.Contains(opened.By) || grant.Approvers.Distinct(StringComparer.Ordinal).Count() < coverage.Approvers)
            return $"proposal {id} was not approved by {coverage.Approvers} others who may";
        return Effect.Of(covered.Events).Digest == grant.EffectDigest ? null : $"it recorded something else than proposal {id} says";
    }
}
