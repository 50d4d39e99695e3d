namespace BondResolution.Files.Footers;

/// <summary>Who states a control total: a footer, by its label and physical line, or the operator, by the name of his option or field, in no line (0).</summary>
internal readonly record struct TotalSource(string Name, int Line)
{
    /// <summary>As details of a problem; its message then begins with the line.</summary>
    public (string, object?)[] Details => Line > 0 ? [("source", Name), ("line", Line)] : [("source", Name)];
}
