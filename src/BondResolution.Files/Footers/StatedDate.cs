namespace BondResolution.Files.Footers;

/// <summary>A date that the titles or footers of a register state as its own (权益登记日, 截止日期, as of …).</summary>
/// <param name="Line">Physical line from 1.</param>
/// <param name="Words">The words that say so, or what the line calls the file.</param>
/// <param name="Date">The date.</param>
public sealed record StatedDate(int Line, string Words, DateOnly Date);
