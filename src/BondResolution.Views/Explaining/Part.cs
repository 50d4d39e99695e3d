namespace BondResolution.Views.Explaining;

/// <summary>What an act adds to a figure.</summary>
/// <param name="On">The date it takes effect.</param>
/// <param name="Sequence">That completed the act.</param>
/// <param name="Amount">In the figure's unit; null: it adds nothing and is told all the same.</param>
/// <param name="How">Its arithmetic.</param>
internal sealed record Part(string On, long Sequence, long? Amount, Said How)
{
    /// <summary>Lines that went in.</summary>
    public long? Lines { get; init; }

    /// <summary>The sequence that opened the register whose lines they are.</summary>
    public long? Register { get; init; }

    /// <summary>The event that holds the one line it comes from.</summary>
    public long? LinesSequence { get; init; }

    public static Part Of(Reports.FactRow fact, long? amount, Said how) => new(fact.On, fact.CountsFrom, amount, how);
}
