namespace BondResolution.Application.Lists;

/// <summary>A column of a list.</summary>
/// <param name="Name">As CSV and JSON call it.</param>
/// <param name="Chinese">Its heading for readers of Chinese; readers of English read the name.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ListColumn(string Name, string Chinese, ListKind Kind)
{
    /// <summary>Its heading for people.</summary>
    public string Heading(bool inChinese) => inChinese ? Chinese : Name.Replace('_', ' ');
}
