namespace BondResolution.Views.Explaining;

/// <summary>Which figure is meant: its name with what stands in brackets taken out, e.g. <c>instalments.paid</c> and <c>0</c>.</summary>
/// <param name="Name">Words joined by points.</param>
/// <param name="Keys">What stands in brackets, in order: a place in a list from 0, an account, an instalment's number.</param>
public sealed record FigurePlace(string Name, IReadOnlyList<string> Keys)
{
    /// <summary>The number in the brackets given, or -1 where it is none.</summary>
    public int Index(int bracket) =>
        bracket < Keys.Count && int.TryParse(Keys[bracket], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) ? index : -1;
}
