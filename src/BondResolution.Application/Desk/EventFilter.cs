namespace BondResolution.Application.Desk;

/// <summary>Which events are asked for.</summary>
/// <param name="After">Where the page before ended; null: from the first.</param>
/// <param name="Limit">1 to 500.</param>
/// <param name="Stream">One stream; null: all.</param>
/// <param name="Type">One type, such as <c>instalment.declared/1</c>; null: all.</param>
/// <param name="Command">One command's id; null: all.</param>
/// <param name="From">The first day on which it takes effect, as it was given; null: any.</param>
/// <param name="To">The last day on which it takes effect, as it was given; null: any.</param>
public sealed record EventFilter(
    string? After = null, int Limit = 100, string? Stream = null, string? Type = null, string? Command = null, string? From = null, string? To = null);
