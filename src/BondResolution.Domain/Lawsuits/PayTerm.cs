using BondResolution.Domain.Money;

namespace BondResolution.Domain.Lawsuits;

/// <summary>When what was awarded is to be paid (履行期限): by a date, or so many days after it is in force; exactly one of the two.</summary>
/// <param name="By">The last day in time.</param>
/// <param name="DaysAfterEffect">Days after the day it came into force, at least 0.</param>
/// <param name="Amount">What is due then, where the award sets instalments; null: all of it.</param>
public sealed record PayTerm(DateOnly? By, int? DaysAfterEffect, Fen? Amount)
{
    /// <summary>The last day in time, or null where it counts from a day on which it came into force that is not known.</summary>
    public DateOnly? LastDay(DateOnly? inForce) => By ?? inForce?.AddDays(DaysAfterEffect!.Value);
}
