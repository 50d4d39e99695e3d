using System.Globalization;
using BondResolution.Domain.Money;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>Why a figure is what it is: the events it is summed from in order, what else it stands on, the policies chosen, and the arithmetic.</summary>
/// <param name="Sum">What the steps come to, in bonds, fen or accounts; null where the figure is unknown or a text.</param>
/// <param name="Text">The figure where it is a text.</param>
/// <param name="Label">The weakest of the labels behind it, as the report has it; null: the report has none.</param>
/// <param name="Meaning">What the figure counts.</param>
/// <param name="Unknown">Why it is unknown; null: it is known.</param>
/// <param name="Others">Commands it stands on without a step, where there are too many to name.</param>
/// <param name="Deeper">How to ask further, or null.</param>
public sealed record Explanation(
    string Case, DateOnly AsOf, AsKnown AsKnown, FigurePlace Place, FigureUnit Unit, long? Sum, string? Text, string? Label, Said Meaning, Said? Unknown,
    IReadOnlyList<Explanation.Step> Steps, IReadOnlyList<Explanation.Policy> Policies, IReadOnlyList<Explanation.Group> Others, Said? Deeper)
{
    /// <summary>The figure as a report writes it; null: unknown.</summary>
    public string? Value => Text ?? Written(Sum);

    /// <summary>A step's amount as a report writes it.</summary>
    public string? Written(long? amount) => amount is not { } known ? null
        : Unit == FigureUnit.Yuan ? new Fen(known).ToString() : known.ToString(CultureInfo.InvariantCulture);

    /// <summary>An event behind the figure. One that adds nothing has no change: the figure stands on it all the same.</summary>
    /// <param name="Fact">The event that completed the act.</param>
    /// <param name="How">The arithmetic of the step; null where it adds nothing.</param>
    /// <param name="Change">What it adds.</param>
    /// <param name="Sum">Of all changes so far.</param>
    /// <param name="Lines">How many lines of the act went in; null: it has none.</param>
    /// <param name="File">SHA-256 of the file the lines were read in, lower hex, or what stands for several; null: of no file, or of one
    /// the event does not name.</param>
    /// <param name="Line">The physical line of that file, where it is one holder's.</param>
    /// <param name="Part">Which part of a register in several files that file is, from 1, where it is one holder's line; else null.</param>
    public sealed record Step(FactRow Fact, Said? How, long? Change, long? Sum, long? Lines, string? File, int? Line, int? Part = null);

    /// <summary>A choice somebody recorded, by which the figure was computed.</summary>
    /// <param name="Of">The document that chose it: <c>offer 2024-120</c>.</param>
    /// <param name="Name">What was chosen: cap, rounding, appropriation, basis, …</param>
    /// <param name="Label">Of the choice: its field's own where it has one, else the command's.</param>
    public sealed record Policy(string Of, string Name, Said Value, FactRow Fact, string? Label)
    {
        /// <param name="field">The command's field that chose it.</param>
        internal static Policy Chosen(string of, string name, string value, FactRow fact, string field) => new(of, name, Said.Both(value), fact, fact.LabelOf(field));
    }

    /// <summary>Many commands of one kind.</summary>
    public sealed record Group(string Do, int Count, long First, long Last, string? Label);
}
