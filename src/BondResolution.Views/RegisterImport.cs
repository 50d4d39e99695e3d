namespace BondResolution.Views;

/// <summary>An import of a register.</summary>
/// <param name="Sequence">Where it begins.</param>
/// <param name="FileDigest">SHA-256 of the file; of a workbook's sheet one made of it and of the sheet: personal data is kept under it.</param>
/// <param name="IsSealed">Whether all its lines stand.</param>
/// <param name="IsUndone">Whether it was given up or withdrawn.</param>
public sealed record RegisterImport(long Sequence, DateOnly RecordDate, string FileDigest, bool IsSealed, bool IsUndone);
