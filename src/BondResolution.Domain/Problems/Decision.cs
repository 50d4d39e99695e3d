using System.Collections.Immutable;

namespace BondResolution.Domain.Problems;

/// <summary>
/// What a decider answers: the events to record, perhaps with warnings, or one refusal. No events and no refusal
/// means that everything asked for stands already.
/// </summary>
public sealed class Decision<TEvent>
{
    private Decision(ImmutableArray<TEvent> events, Problem? refusal, ImmutableArray<Problem> warnings) =>
        (Events, Refusal, Warnings) = (events, refusal, warnings);

    public static Decision<TEvent> Nothing { get; } = new([], null, []);

    public ImmutableArray<TEvent> Events { get; }

    /// <summary>Why nothing is recorded, or null.</summary>
    public Problem? Refusal { get; }

    /// <summary>What a person should know although it is recorded.</summary>
    public ImmutableArray<Problem> Warnings { get; }

    public static implicit operator Decision<TEvent>(Problem refusal) => new([], refusal, []);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null, []);

    public static Decision<TEvent> Of(ImmutableArray<TEvent> events) => new(events, null, []);

    /// <summary>The same decision with one warning more, if there is one.</summary>
    public Decision<TEvent> Warn(Problem? warning) =>
        warning is null || Refusal is not null ? this : new(Events, Refusal, Warnings.Add(warning));

    /// <summary>The same decision with some warnings more.</summary>
    public Decision<TEvent> Warn(ImmutableArray<Problem> warnings) =>
        warnings.IsEmpty || Refusal is not null ? this : new(Events, Refusal, Warnings.AddRange(warnings));
}
