using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>An account that an instalment paid otherwise than is due to it by what is known now.</summary>
/// <param name="Account">The account.</param>
/// <param name="Paid">What was recorded as paid; zeros where it was in no line.</param>
/// <param name="Due">What is due by what is known now.</param>
public sealed record PaymentDifference(AccountNumber Account, PaymentDifference.Amounts Paid, PaymentDifference.Amounts Due)
{
    /// <summary>What the account is still to get, after tax; below zero: what it was paid too much.</summary>
    public Fen Net => Due.Net - Paid.Net;

    /// <summary>What a payment gives one account.</summary>
    /// <param name="Units">Bonds cancelled.</param>
    /// <param name="Principal">Principal paid.</param>
    /// <param name="Interest">Interest paid, before tax.</param>
    /// <param name="Tax">Withheld from it.</param>
    /// <param name="Deferred">Held back, before tax.</param>
    public readonly record struct Amounts(long Units, Fen Principal, Fen Interest, Fen Tax, Fen Deferred)
    {
        /// <summary>What reaches the holder.</summary>
        public Fen Net => Principal + Interest - Tax;
    }
}
