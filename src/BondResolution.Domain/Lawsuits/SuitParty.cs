namespace BondResolution.Domain.Lawsuits;

/// <summary>A side of a suit.</summary>
public enum SuitParty
{
    Plaintiff,
    Defendant
}
