namespace BondResolution.Application.Handlers;

/// <summary>A file of rejects that was written.</summary>
/// <param name="Path">Where.</param>
/// <param name="Rows">How many rows, the first line with the names of columns not counted.</param>
public sealed record RejectsWritten(string Path, long Rows);
