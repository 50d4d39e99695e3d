namespace BondResolution.Domain.Buybacks;

/// <summary>A holder's answer to an offer. Silence is none of these: nothing is bought.</summary>
public enum Vote
{
    Agree,
    Oppose,
    Abstain
}
