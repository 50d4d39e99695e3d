using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What an instalment paid an account, net of tax, and what of it came back, on a date and ever after: a late fact must hold at
/// every later date too.
/// </summary>
internal sealed class ReturnBalance
{
    private Fen _paid;
    private Fen _returned;

    /// <summary>The least that ever stands as paid and not returned from the date on.</summary>
    public Fen Standing { get; private set; }

    /// <summary>The least that ever stands as returned and not paid again from the date on.</summary>
    public Fen Returned { get; private set; }

    /// <summary>The sequence of the act behind which <see cref="Standing"/> is what it is; 0: the date itself.</summary>
    public long LowestBehind { get; private set; }

    /// <summary>The balances of some accounts.</summary>
    /// <param name="acts">The acts that stand, by effective date and then by sequence.</param>
    public static Dictionary<AccountNumber, ReturnBalance> Of(IEnumerable<HoldingsAct> acts, int no, IEnumerable<AccountNumber> accounts, DateOnly on)
    {
        var balances = new Dictionary<AccountNumber, ReturnBalance>();
        foreach (var account in accounts)
            balances.TryAdd(account, new ReturnBalance());
        var isBehind = false;
        foreach (var act in acts)
        {
            if (!isBehind && act.On > on)
            {
                isBehind = true;
                Begin(balances);
            }

            foreach (var (account, paid, returned) in Changes(act, no, balances))
            {
                var balance = balances[account];
                balance._paid += paid;
                balance._returned += returned;
                if (isBehind)
                    balance.Lower(act.Sequence);
            }
        }

        if (!isBehind)
            Begin(balances);
        return balances;
    }

    private static void Begin(Dictionary<AccountNumber, ReturnBalance> balances)
    {
        foreach (var balance in balances.Values)
            (balance.Standing, balance.Returned) = (balance._paid - balance._returned, balance._returned);
    }

    private void Lower(long sequence)
    {
        if (_paid - _returned < Standing)
            (Standing, LowestBehind) = (_paid - _returned, sequence);
        if (_returned < Returned)
            Returned = _returned;
    }

    private static IEnumerable<(AccountNumber Account, Fen Paid, Fen Returned)> Changes(HoldingsAct act, int no, Dictionary<AccountNumber, ReturnBalance> of) => act switch
    {
        HoldingsAct.Payment p when p.Opened.No == no => p.Lines.SelectMany(lines => Changes(lines, of)),
        HoldingsAct.Single { Event: HoldingsEvent.DeferredPaid e } when e.No == no && of.ContainsKey(e.Account) => [(e.Account, e.Principal + e.Interest - e.Tax, Fen.Zero)],
        HoldingsAct.Single { Event: HoldingsEvent.PaymentReturned e } when e.No == no && of.ContainsKey(e.Account) => [(e.Account, Fen.Zero, e.Amount)],
        HoldingsAct.Single { Event: HoldingsEvent.PaymentRepaid e } when e.No == no && of.ContainsKey(e.Account) => [(e.Account, Fen.Zero, Fen.Zero - e.Amount)],
        _ => []
    };

    private static IEnumerable<(AccountNumber Account, Fen Paid, Fen Returned)> Changes(PaymentLines lines, Dictionary<AccountNumber, ReturnBalance> of)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (of.ContainsKey(lines.Accounts[i]))
            {
                yield return (lines.Accounts[i],
                    new Fen(PaymentLines.At(lines.PrincipalFen, i) + PaymentLines.At(lines.InterestFen, i) - PaymentLines.At(lines.TaxFen, i)), Fen.Zero);
            }
        }
    }
}
