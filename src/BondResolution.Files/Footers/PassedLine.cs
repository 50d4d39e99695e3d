namespace BondResolution.Files.Footers;

/// <summary>A line of a table that was passed over.</summary>
/// <param name="Line">Physical line from 1; in a workbook the sheet's row.</param>
/// <param name="Text">What stands in it, cut short, names and numbers of persons masked.</param>
/// <param name="Why">Why it is no row.</param>
/// <param name="Part">Of a register in several files: which of them, from 1; else null.</param>
public sealed record PassedLine(int Line, string Text, PassedReason Why, int? Part = null);
