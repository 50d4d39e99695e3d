namespace BondResolution.LingnanData;

/// <summary>What a holder answered to the offer 2024-120. Silence has no row in the tender file and sells nothing.</summary>
internal enum Vote
{
    Silent,
    Agree,
    Oppose,
    Abstain,
}
