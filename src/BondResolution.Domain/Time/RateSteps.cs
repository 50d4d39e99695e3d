using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Time;

/// <summary>
/// A rate, or rates by date: each holds from its date until the next. A counted day bears the rate of its own date.
/// At most <see cref="Limits.MaxParts"/> steps, dates strictly ascending.
/// </summary>
public sealed class RateSteps : IEquatable<RateSteps>
{
    private RateSteps(ImmutableArray<RateStep> steps) => Steps = steps;

    /// <summary>At least one; a single rate stands as from the first of all dates.</summary>
    public ImmutableArray<RateStep> Steps { get; }

    /// <summary>Whether it is one rate for all dates.</summary>
    public bool IsSingle => Steps.Length == 1 && Steps[0].From == DateOnly.MinValue;

    /// <summary>One rate for all dates.</summary>
    public static RateSteps Of(Rate rate) => new([new RateStep(DateOnly.MinValue, Valid(rate))]);

    /// <summary>Rates by date; refused where there are none, too many, or their dates do not ascend.</summary>
    public static Outcome<RateSteps> Of(ImmutableArray<RateStep> steps)
    {
        if (steps.Length is 0 or > Limits.MaxParts)
            return InterestProblems.StepCount.With(("count", steps.Length), ("most", Limits.MaxParts));
        for (var i = 0; i < steps.Length; i++)
        {
            Valid(steps[i].Rate);
            if (i > 0 && steps[i].From <= steps[i - 1].From)
                return InterestProblems.StepsNotAscending.With(("date", steps[i].From), ("before", steps[i - 1].From));
        }

        return new RateSteps(steps);
    }

    public bool Equals(RateSteps? other) => other is not null && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as RateSteps);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in Steps)
            hash.Add(step);
        return hash.ToHashCode();
    }

    private static Rate Valid(Rate rate) =>
        rate.IsInRange() ? rate : throw new ArgumentOutOfRangeException(nameof(rate), rate, "not a rate that Rate.TryParse reads");
}
