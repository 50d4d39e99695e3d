namespace BondResolution.Views.Explaining;

/// <summary>A sentence in both languages.</summary>
public readonly record struct Said(string English, string Chinese)
{
    /// <summary>Figures and formulas: the same in both.</summary>
    public static Said Both(string text) => new(text, text);

    public string In(bool chinese) => chinese ? Chinese : English;
}
