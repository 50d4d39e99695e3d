using System.Collections.Immutable;

namespace BondResolution.Files.Text;

/// <summary>What is known of a text once all of its bytes were seen.</summary>
/// <param name="Whole">All of it, without what stands around it.</param>
/// <param name="Parts">Parts that can be read each by itself; one where it must be read from its beginning.</param>
/// <param name="HasOddQuotes">Whether its quotation marks are odd in number: then one of them is never closed.</param>
/// <param name="IsUnterminated">Whether it ends without a line end: it may have been cut off.</param>
/// <param name="Marks">What stands around it.</param>
internal sealed record TextFacts(TextPart Whole, ImmutableArray<TextPart> Parts, bool HasOddQuotes, bool IsUnterminated, TextMarks Marks);
