namespace BondResolution.Domain.Lawsuits;

/// <summary>The award that stands in a suit: the latest one replaces those before it.</summary>
/// <param name="Instance">1, 2, or 3 for a retrial; null where no court judged.</param>
/// <param name="InForceOn">Since when it binds; null while it does not.</param>
public sealed record SuitTitle(TitleKind Kind, int? Instance, DateOnly On, DateOnly? InForceOn, Award Award)
{
    /// <summary>The last days in time, each with what is due then (null: all), ascending; from the day it came into force where none is set; empty while that is unknown.</summary>
    public IReadOnlyList<(DateOnly LastDay, Money.Fen? Amount)> DueDays
    {
        get
        {
            if (Award.PayBy.IsDefaultOrEmpty)
                return InForceOn is { } day ? [(day, null)] : [];
            return [.. Award.PayBy.Where(t => t.LastDay(InForceOn) is not null).Select(t => (t.LastDay(InForceOn)!.Value, t.Amount)).OrderBy(t => t.Value)];
        }
    }
}
