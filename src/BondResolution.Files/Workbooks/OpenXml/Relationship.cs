namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>That a part of a package points to another.</summary>
/// <param name="Type">The last word of its type: worksheet, styles, sharedStrings … Strict Open XML differs in what stands before it.</param>
/// <param name="Target">Name of the part, which may be missing; null: it stands outside the package.</param>
internal sealed record Relationship(string Id, string Type, string? Target);
