namespace BondResolution.Domain.Lawsuits;

/// <summary>The course of an application to pay a court fee later (缓交; Decree 481, Arts. 47–49).</summary>
public enum DeferralDecision
{
    Asked,
    Granted,
    Refused
}
