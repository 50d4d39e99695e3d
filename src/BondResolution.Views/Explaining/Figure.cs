namespace BondResolution.Views.Explaining;

/// <summary>A figure that can be explained: what it counts, and what it is summed from.</summary>
internal sealed record Figure(FigureUnit Unit, Said Meaning, Func<FigureSources, FigurePlace, IEnumerable<Part>?> Parts)
{
    /// <summary>Of a figure that is a text: what it says.</summary>
    public Func<FigureSources, FigurePlace, string?>? Text { get; init; }

    /// <summary>Whether it is unknown until a default is recorded.</summary>
    public bool NeedsDefault { get; init; }

    /// <summary>How to ask further.</summary>
    public Said? Deeper { get; init; }

    public static Figure Bonds(string english, string chinese, Func<FigureSources, FigurePlace, IEnumerable<Part>?> parts) => new(FigureUnit.Bonds, new(english, chinese), parts);

    public static Figure Yuan(string english, string chinese, Func<FigureSources, FigurePlace, IEnumerable<Part>?> parts) => new(FigureUnit.Yuan, new(english, chinese), parts);

    public static Figure Count(string english, string chinese, Func<FigureSources, FigurePlace, IEnumerable<Part>?> parts) => new(FigureUnit.Count, new(english, chinese), parts);

    /// <summary>What is stated, and the event that states it, if one does.</summary>
    public static Figure Stated(
        string english, string chinese, Func<FigureSources, FigurePlace, string?> text, Func<FigureSources, FigurePlace, IEnumerable<Part>>? parts = null) =>
        new(FigureUnit.Text, new(english, chinese), (s, place) => parts?.Invoke(s, place) ?? []) { Text = text };
}
