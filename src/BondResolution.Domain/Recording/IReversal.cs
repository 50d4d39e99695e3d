namespace BondResolution.Domain.Recording;

/// <summary>
/// An event that takes back everything another command recorded in the same stream. What is taken back was never so:
/// the reversal takes effect on the original's date, and only "as known at" tells the two apart.
/// </summary>
public interface IReversal : IDomainEvent
{
    /// <summary>The command whose events are taken back.</summary>
    string CommandId { get; }

    /// <summary>Why, in the words of whoever corrected it.</summary>
    string Reason { get; }
}
