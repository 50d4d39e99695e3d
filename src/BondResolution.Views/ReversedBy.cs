namespace BondResolution.Views;

/// <summary>What took a command back.</summary>
/// <param name="Sequence">The reversal's.</param>
/// <param name="Do">The name of the command that recorded the reversal: correct, register.withdraw.</param>
public sealed record ReversedBy(long Sequence, string Do);
