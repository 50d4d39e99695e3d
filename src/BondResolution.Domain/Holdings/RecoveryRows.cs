using BondResolution.Domain.Bonds;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>Whom a recovery is shared among and by what, by account ascending, and who is given a prepayment back.</summary>
internal sealed class RecoveryRows
{
    private readonly SortedDictionary<AccountNumber, (long Units, long OwedFen, long PrepaidFen)> _rows = [];

    public AccountNumber[] Accounts => [.. _rows.Keys];

    /// <summary>Bonds it is shared by.</summary>
    public long[] Units => [.. _rows.Values.Select(r => r.Units)];

    /// <summary>Principal these bonds still owe.</summary>
    public long[] PrincipalOwedFen => [.. _rows.Values.Select(r => r.OwedFen)];

    public long[] PrepaidFen => [.. _rows.Values.Select(r => r.PrepaidFen)];

    public int Count => _rows.Count;

    public bool HasBeneficiaries => _rows.Values.Any(r => r.Units > 0);

    public static RecoveryRows Of(
        HoldingsBook book, SuitReceipt receipt, IReadOnlyDictionary<string, long> inSuit, IReadOnlyList<CostAdvance> prepayments, Fen prepaidBefore)
    {
        var rows = new RecoveryRows();
        if (receipt.Beneficiaries is Beneficiaries.Suit)
        {
            foreach (var (account, units) in inSuit)
                rows.Add(account, units, Owed(book, book.Find(account), units));
        }
        else
        {
            foreach (ref readonly var position in book.Positions)
            {
                var units = position.NotSetAside;
                if (units > 0)
                    rows.Add(position.Account, units, Owed(book, position, units));
            }
        }

        rows.GiveBack(receipt.Prepaid, inSuit, prepayments, prepaidBefore);
        return rows;
    }

    private void Add(AccountNumber account, long units, long owedFen) => _rows[account] = (units, owedFen, 0);

    /// <summary>
    /// Principal that so many of an account's bonds still owe: not those set aside for a deferred payment, less what is paid down and
    /// what a payment in money still holds back.
    /// </summary>
    private static long Owed(HoldingsBook book, Position? found, long units)
    {
        if (found is not { } position)
            return 0;
        return long.Max(0, long.Min(book.OwedOn(position).Value, (book.Face * units).Value));
    }

    /// <summary>Prepayments in the order they were laid out, behind what was given back of them before; those of all together by bonds in suit.</summary>
    private void GiveBack(Fen amount, IReadOnlyDictionary<string, long> inSuit, IReadOnlyList<CostAdvance> prepayments, Fen before)
    {
        foreach (var prepayment in prepayments)
        {
            var done = before < prepayment.Amount ? before : prepayment.Amount;
            before -= done;
            var open = prepayment.Amount - done;
            var back = open < amount ? open : amount;
            amount -= back;
            if (prepayment.Account is { } account)
            {
                GiveBack(account, back.Value);
                continue;
            }

            var holders = inSuit.OrderBy(h => h.Key, StringComparer.Ordinal).ToList();
            var shares = LargestRemainder.Split(back.Value, [.. holders.Select(h => h.Value)]);
            for (var i = 0; i < shares.Length; i++)
                GiveBack(holders[i].Key, shares[i]);
        }
    }

    private void GiveBack(AccountNumber account, long fen)
    {
        if (fen == 0)
            return;
        var row = _rows.GetValueOrDefault(account);
        _rows[account] = row with { PrepaidFen = row.PrepaidFen + fen };
    }
}
