using System.IO.Hashing;
using BondResolution.EventStore;

namespace BondResolution.Views.Lines;

/// <summary>
/// Reads payloads of events that hold lines, one after the other, where the events are or where the read models keep them.
/// </summary>
internal abstract class PayloadReader : IDisposable
{
    /// <summary>The payload of a sequence, until the next is read.</summary>
    /// <param name="sequence">The event's.</param>
    /// <param name="hash">What <see cref="HashOf"/> was when the read models took it in.</param>
    /// <exception cref="LedgerAlteredException">It is another one, or gone.</exception>
    public ReadOnlySpan<byte> Read(long sequence, long hash) => Find(sequence) is var payload && HashOf(payload) == hash
        ? payload
        : throw new LedgerAlteredException($"sequence {sequence}: its lines are not what the read models took in");

    /// <summary>By which a payload is known again.</summary>
    public static long HashOf(ReadOnlySpan<byte> payload) => unchecked((long)XxHash3.HashToUInt64(payload));

    public abstract void Dispose();

    /// <summary>The payload of a sequence, until the next is asked for; empty where there is none.</summary>
    protected abstract ReadOnlySpan<byte> Find(long sequence);
}
