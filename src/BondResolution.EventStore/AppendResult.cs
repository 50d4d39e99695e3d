namespace BondResolution.EventStore;

/// <summary>What an append did.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>Recorded, now or earlier: the same events appended again answer the same.</summary>
    public sealed record Recorded(long FirstSequence, long LastSequence, bool Again) : AppendResult;

    /// <summary>Somebody else appended to the stream since it was read; nothing was recorded. Read it again and decide anew.</summary>
    /// <param name="ActualVersion">The stream's last version, −1 where it does not exist.</param>
    public sealed record Conflict(long ActualVersion) : AppendResult;

    /// <summary>What guarded the append is no longer so; nothing was recorded. What was decided on may be another now.</summary>
    public sealed record Overtaken : AppendResult;
}
