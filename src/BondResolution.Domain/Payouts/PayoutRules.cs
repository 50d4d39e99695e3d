using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Payouts;

/// <summary>What the holders of a payment must hold to before anything is computed, so that no figure can go wrong later.</summary>
internal static class PayoutRules
{
    /// <summary>What must hold before a row is looked at. Columns of different length are an <see cref="ArgumentException"/>.</summary>
    public static Problem? CheckSize(PayoutInput input, Fen face)
    {
        var count = input.Count;
        if (input.Units.Length != count || input.Frozen.Length != count || input.Deferred.Length != count
            || input.Classes.Length != count || (input.Persons is { } persons && persons.Length != count))
            throw new ArgumentException("columns of different length", nameof(input));
        if (face.Value is <= 0 || face.Yuan > Limits.MaxPriceYuan)
            return PayoutProblems.FaceOutOfRange.With(("face", face), ("most", Limits.MaxPriceYuan));
        if (count > Limits.MaxAccounts)
            return PayoutProblems.TooManyAccounts.With(("count", count), ("most", Limits.MaxAccounts));
        return null;
    }

    /// <summary>Whether the accounts ascend, so that a register whose figures are in range needs no second look.</summary>
    public static bool AreAscending(PayoutInput input)
    {
        for (var row = 1; row < input.Count; row++)
        {
            if (input.Accounts[row - 1].CompareTo(input.Accounts[row]) >= 0)
                return false;
        }

        return true;
    }

    /// <summary>The first row that breaks a rule, in words, or that there are too many bonds; null where all is well.</summary>
    public static Problem? CheckRows(PayoutInput input)
    {
        long unitsSum = 0;
        for (var row = 0; row < input.Count; row++)
        {
            var account = input.Accounts[row];
            if (row > 0 && input.Accounts[row - 1].CompareTo(account) >= 0)
                return PayoutProblems.AccountsNotAscending.With(("account", account), ("before", input.Accounts[row - 1]));
            var units = input.Units[row];
            if (units is < 0 or > Limits.MaxUnits)
                return PayoutProblems.UnitsOutOfRange.With(("account", account), ("units", units), ("most", Limits.MaxUnits));
            if (input.Frozen[row] < 0 || input.Frozen[row] > units)
                return PayoutProblems.FrozenOutOfRange.With(("account", account), ("frozen", input.Frozen[row]), ("units", units));
            if (input.Deferred[row] < 0 || input.Deferred[row] > units)
                return PayoutProblems.DeferredOutOfRange.With(("account", account), ("deferred", input.Deferred[row]), ("units", units));
            unitsSum += units;
        }

        return unitsSum > Limits.MaxUnits ? PayoutProblems.TooManyUnits.With(("units", unitsSum), ("most", Limits.MaxUnits)) : null;
    }

    /// <summary>Why a fund cannot be shared by holders with these bases, or null.</summary>
    public static Problem? CheckFund(Fen fund, PayoutInput input)
    {
        var holders = Enumerable.Range(0, input.Count).Count(row => input.Units[row] > input.Deferred[row]);
        if (holders == 0)
            return SchemeProblems.NobodyToPay.With(("fund", fund));
        return fund.Value < holders ? SchemeProblems.FundTooSmall.With(("fund", fund), ("holders", holders)) : null;
    }
}
