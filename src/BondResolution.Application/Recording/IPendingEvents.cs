namespace BondResolution.Application.Recording;

/// <summary>
/// Events about to be recorded in one stream, in order. Lines are asked for when their turn comes, several at once and on any thread,
/// so that an act of a million lines need not be there as a whole.
/// </summary>
public interface IPendingEvents<out TEvent>
{
    int Count { get; }

    /// <summary>How many of the first, all lines, stand in the stream's end already: they are made again for what hangs on them, and not recorded.</summary>
    int Standing { get; }

    /// <summary>Whether the event at an index is lines. Others are asked for when all before them have passed.</summary>
    bool IsLines(int index);

    /// <summary>The event at an index; the same each time.</summary>
    TEvent At(int index);

    /// <summary>Told of every event in order, with the SHA-256 of its payload, before the next that is not lines is asked for.</summary>
    void Passed(int index, ReadOnlySpan<byte> payloadDigest);
}
