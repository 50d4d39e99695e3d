using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What is due by now of an instalment's deferred parts, by what is known: what was released since the payment that stands, and what bonds
/// no longer frozen leave to be released. A deferred part that went along with bonds is due to whom it went.
/// </summary>
/// <param name="history">All that happened to the holdings.</param>
/// <param name="standing">The payment of the instalment that stands; null: none, so that its bonds are still there.</param>
/// <param name="now">Positions on the date asked for.</param>
internal sealed class ReleasesDue(HoldingsHistory history, HoldingsAct.Payment? standing, HoldingsBook now)
{
    private readonly Dictionary<AccountNumber, Deferral> _deferred = [];
    private readonly Dictionary<AccountNumber, long> _notYetCancelled = [];

    /// <summary>What is due to every account, by account.</summary>
    /// <param name="entitled">What is due by what is known: paid now, and deferred.</param>
    /// <param name="terms">The instalment as it is declared now.</param>
    /// <param name="asOf">Acts that take effect later are left out.</param>
    public Dictionary<AccountNumber, PaymentDifference.Release> Of(Entitlements entitled, Instalments.InstalmentTerms terms, DateOnly asOf)
    {
        var columns = entitled.Result.Columns;
        for (var i = 0; i < entitled.Input.Count; i++)
        {
            var (account, principal, interest) = (entitled.Input.Accounts[i], columns.DeferredPrincipalFen[i], columns.DeferredInterestFen[i]);
            if (standing is null && columns.UnitsPaid[i] > 0)
                _notYetCancelled[account] = columns.UnitsPaid[i];
            var deferral = new Deferral(columns.UnitsDeferred[i], principal, interest, entitled.Input.Frozen[i], principal, interest);
            if (!deferral.IsSettled)
                _deferred[account] = deferral;
        }

        var released = standing is null ? [] : StandingReleases(terms.No, asOf);
        return _deferred.ToDictionary(d => d.Key, d => Due(d.Key, d.Value, released.GetValueOrDefault(d.Key), terms));
    }

    /// <summary>Releases that stand, deferred parts moved along with bonds meanwhile.</summary>
    private Dictionary<AccountNumber, PaymentDifference.Release> StandingReleases(int no, DateOnly asOf)
    {
        var released = new Dictionary<AccountNumber, PaymentDifference.Release>();
        foreach (var act in history.Standing.OfType<HoldingsAct.Single>().Where(a => a.On <= asOf))
        {
            if (act.Event is HoldingsEvent.DeferredPaid paid && paid.No == no)
                CollectionsMarshal.GetValueRefOrAddDefault(released, paid.Account, out _) += new PaymentDifference.Release(paid.Units, paid.Principal, paid.Interest, paid.Tax);
            if (act.Event is not HoldingsEvent.UnitsPassedOn { Deferrals.IsDefault: false } e)
                continue;
            foreach (var carried in e.Deferrals.Where(d => d.No == no))
            {
                _deferred[e.From] = Moved(_deferred.GetValueOrDefault(e.From), carried, -1);
                _deferred[e.To] = Moved(_deferred.GetValueOrDefault(e.To), carried, 1);
            }
        }

        return released;
    }

    /// <summary>Never below zero: what went along was held back by what was known then.</summary>
    private static Deferral Moved(in Deferral of, CarriedDeferral carried, int sign)
    {
        return new Deferral(Sum(of.Units, carried.Units), Sum(of.PrincipalFen, carried.Principal.Value), Sum(of.InterestFen, carried.Interest.Value),
            Sum(of.FrozenUnits, carried.FrozenUnits), Sum(of.FirstPrincipalFen, carried.FirstPrincipal.Value), Sum(of.FirstInterestFen, carried.FirstInterest.Value));

        long Sum(long own, long theirs) => long.Max(0, own + (sign * theirs));
    }

    private PaymentDifference.Release Due(AccountNumber account, in Deferral deferral, PaymentDifference.Release released, Instalments.InstalmentTerms terms)
    {
        var position = now.Find(account) ?? new Position { Account = account };
        position.Units -= _notYetCancelled.GetValueOrDefault(account);
        var tax = terms.Scheme.Tax.Of(position.Class);
        var left = deferral with
        {
            Units = deferral.Units - released.Units, PrincipalFen = deferral.PrincipalFen - released.Principal.Value, InterestFen = deferral.InterestFen - released.Interest.Value
        };
        if (left.Units < 0 || left.PrincipalFen < 0 || left.InterestFen < 0)
        {
            var interest = new Fen(deferral.InterestFen);
            return new PaymentDifference.Release(deferral.Units, new Fen(deferral.PrincipalFen), interest, tax.Of(interest));
        }

        var (freed, principalFen, interestFen) = DeferredPayments.Payable(left, position, now.Face, null);
        return released + new PaymentDifference.Release(freed, new Fen(principalFen), new Fen(interestFen), tax.Of(new Fen(interestFen)));
    }
}
