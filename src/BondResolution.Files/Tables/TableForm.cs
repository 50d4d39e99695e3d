namespace BondResolution.Files.Tables;

/// <summary>A way in which a file may be a table: a text by a delimiter, a workbook by one of its sheets.</summary>
/// <param name="Delimiter">Comma, tab, semicolon or bar; null in a workbook.</param>
/// <param name="Sheet">Name of the sheet; null in a text.</param>
/// <param name="IsHidden">Whether the sheet is hidden.</param>
public sealed record TableForm(char? Delimiter, string? Sheet, bool IsHidden);
