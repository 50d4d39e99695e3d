namespace BondResolution.Domain.People;

/// <summary>A number in a text that looks like a person's.</summary>
/// <param name="Start">Its first character in the text.</param>
/// <param name="Length">Its characters, separators between its digits included.</param>
/// <param name="Masked">As it may be shown: 4401**********1234, 138****1234.</param>
public sealed record PersonalNumber(PersonalNumberKind Kind, int Start, int Length, string Masked);
