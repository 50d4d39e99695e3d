using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Payouts;

/// <summary>Interest from which nothing is withheld although a payment withholds tax by class, because no rate was stated for the class of its holders.</summary>
public static class UntaxedInterest
{
    /// <summary>A warning for each class without a stated rate whose holders are entitled to interest; empty where no tax is stated.</summary>
    /// <param name="tax">The rates of the payment.</param>
    /// <param name="input">The holders.</param>
    /// <param name="columns">What they are entitled to, paid or held back.</param>
    public static ImmutableArray<Problem> Warnings(TaxRates tax, PayoutInput input, PayoutColumns columns)
    {
        if (!tax.IsWithheld)
            return [];
        var classes = Enum.GetValues<HolderClass>();
        var (accounts, units, interest) = (new long[classes.Length], new long[classes.Length], new long[classes.Length]);
        for (var row = 0; row < input.Count; row++)
        {
            var entitled = columns.InterestFen[row] + columns.DeferredInterestFen[row];
            if (entitled == 0)
                continue;
            var of = (int)input.Classes[row];
            accounts[of]++;
            units[of] += input.Units[row];
            interest[of] += entitled;
        }

        return [.. classes.Where(c => accounts[(int)c] > 0).Select(c => Warning(tax, c, accounts[(int)c], units[(int)c], new Fen(interest[(int)c]))).OfType<Problem>()];
    }

    /// <summary>The warning of some accounts of one class, or null where a rate was stated for it, no tax is withheld, or there is no interest.</summary>
    /// <param name="tax">The rates of the payment.</param>
    /// <param name="holderClass">The class of the accounts.</param>
    /// <param name="accounts">How many there are.</param>
    /// <param name="units">The bonds they hold.</param>
    /// <param name="interest">Their interest, before tax.</param>
    public static Problem? Warning(TaxRates tax, HolderClass holderClass, long accounts, long units, Fen interest)
    {
        if (!tax.IsWithheld || tax.States(holderClass) || interest == Fen.Zero)
            return null;
        var kind = holderClass == HolderClass.Other ? PayoutProblems.UntaxedNoClass : PayoutProblems.UntaxedClass;
        return kind.With(("class", Words.Of(holderClass)), ("accounts", accounts), ("units", units), ("interest", interest));
    }
}
