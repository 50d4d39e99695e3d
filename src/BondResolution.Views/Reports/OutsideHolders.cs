using BondResolution.Domain.Holdings;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Lawsuits;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Holders who are in no suit, and when the limitation of their claims ends. A suit that was withdrawn is none.</summary>
internal sealed class OutsideHolders(CaseFacts facts, StandingLines lines, IReadOnlyList<HolderPayment> payments)
{
    private readonly Dictionary<AccountNumber, List<(DateOnly On, string Because)>> _restarts = [];

    /// <summary>By account ascending; none before the default.</summary>
    public IReadOnlyList<(Position Position, LimitationClock Clock)> Clocks()
    {
        if (facts.Case.DefaultedOn is not { } defaulted)
            return [];
        CollectRestarts();
        var inSuit = facts.Lawsuits.Where(s => s.Terms is not null && s.WithdrawnOn is null).SelectMany(s => s.Holders.Keys).Select(a => (AccountNumber)a).ToHashSet();
        var toAll = facts.Case.Acknowledgments.Where(a => a.Account is null).Select(a => (a.On, "case.acknowledge")).ToList();
        var outside = new List<(Position, LimitationClock)>();
        foreach (ref readonly var position in Positions.Fold(lines, facts).All)
        {
            if (position.Units > 0 && !inSuit.Contains(position.Account))
                outside.Add((position, LimitationClock.Of(defaulted, _restarts.GetValueOrDefault(position.Account, []).Concat(toAll))));
        }

        outside.Sort((a, b) => a.Item1.Account.CompareTo(b.Item1.Account));
        return outside;
    }

    /// <summary>Payments, acknowledgments to one account, suits left or withdrawn; an heir goes on where the deceased was.</summary>
    private void CollectRestarts()
    {
        foreach (var payment in payments)
            Add(payment.Account, payment.On, payment.IsRecovery ? "lawsuit.recover" : "instalment.pay");
        foreach (var (on, account) in facts.Case.Acknowledgments.Where(a => a.Account is not null))
            Add(account!, on, "case.acknowledge");
        foreach (var (row, left) in facts.Left)
            Add(left.Account, row.Date, "lawsuit.leave");
        foreach (var suit in facts.Lawsuits.Where(s => s.WithdrawnOn is not null))
        {
            foreach (var account in suit.Holders.Keys)
                Add(account, suit.FiledOn!.Value, "lawsuit.file");
        }

        foreach (var (row, e) in facts.PassedOn)
        {
            foreach (var (on, because) in _restarts.GetValueOrDefault(e.From, []).Where(r => r.On <= row.Date).ToList())
                Add(e.To, on, because);
        }
    }

    private void Add(AccountNumber account, DateOnly on, string because)
    {
        if (!_restarts.TryGetValue(account, out var restarts))
            _restarts.Add(account, restarts = []);
        restarts.Add((on, because));
    }
}
