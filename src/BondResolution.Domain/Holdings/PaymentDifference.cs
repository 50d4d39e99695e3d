using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>An account that an instalment gave something else than is due to it by what is known now.</summary>
/// <param name="Account">The account.</param>
/// <param name="Paid">What the payment recorded as paid; zeros where the account was in no line.</param>
/// <param name="Due">What the payment would give by what is known now.</param>
/// <param name="Released">What was deferred and paid on release.</param>
/// <param name="ReleasedDue">What is due of the deferred part by now: what was released, and what is free to be released.</param>
/// <param name="Returned">Money that came back, less what was paid again.</param>
public sealed record PaymentDifference(
    AccountNumber Account, PaymentDifference.Amounts Paid, PaymentDifference.Amounts Due,
    PaymentDifference.Release Released, PaymentDifference.Release ReleasedDue, Fen Returned)
{
    /// <summary>All the account was given for the instalment, after tax: paid and released, less returned.</summary>
    public Fen GivenNet => Paid.Net + Released.Net - Returned;

    /// <summary>All that is due to it by now, after tax.</summary>
    public Fen DueNet => Due.Net + ReleasedDue.Net;

    /// <summary>What the account is still to get, after tax; below zero: what it was given too much.</summary>
    public Fen Net => DueNet - GivenNet;

    /// <summary>Whether anything differs, or money lies where it came back to.</summary>
    public bool Differs => Paid != Due || Released != ReleasedDue || Returned != Fen.Zero;

    /// <summary>What a payment gives one account.</summary>
    /// <param name="Units">Bonds cancelled.</param>
    /// <param name="Principal">Principal paid.</param>
    /// <param name="Interest">Interest paid, before tax.</param>
    /// <param name="Tax">Withheld from it.</param>
    /// <param name="Deferred">Held back by the payment, before tax; releases do not lower it.</param>
    public readonly record struct Amounts(long Units, Fen Principal, Fen Interest, Fen Tax, Fen Deferred)
    {
        /// <summary>What reaches the holder.</summary>
        public Fen Net => Principal + Interest - Tax;
    }

    /// <summary>What is paid of a deferred part.</summary>
    /// <param name="Units">Bonds cancelled.</param>
    /// <param name="Principal">Principal paid.</param>
    /// <param name="Interest">Interest paid, before tax.</param>
    /// <param name="Tax">Withheld from it.</param>
    public readonly record struct Release(long Units, Fen Principal, Fen Interest, Fen Tax)
    {
        /// <summary>What reaches the holder.</summary>
        public Fen Net => Principal + Interest - Tax;

        /// <summary>Both together.</summary>
        public static Release operator +(Release a, Release b) => new(a.Units + b.Units, a.Principal + b.Principal, a.Interest + b.Interest, a.Tax + b.Tax);
    }
}
