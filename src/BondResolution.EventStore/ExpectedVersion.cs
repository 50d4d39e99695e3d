namespace BondResolution.EventStore;

/// <summary>What an append expects of its stream: its last version from 0, that it does not exist (−1), or nothing at all (−2).</summary>
public readonly record struct ExpectedVersion(long Value)
{
    public static readonly ExpectedVersion None = new(-1);
    public static readonly ExpectedVersion Any = new(-2);

    public static ExpectedVersion Exactly(long lastVersion) => new(lastVersion);

    /// <summary>What the next append expects once so many events were appended as this one did.</summary>
    public ExpectedVersion Behind(int events) => this == Any ? Any : new(Value + events);
}
