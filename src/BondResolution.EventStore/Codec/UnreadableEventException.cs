namespace BondResolution.EventStore.Codec;

/// <summary>An event of an unknown type, or whose bytes do not fit its type: reading on would give wrong figures.</summary>
public sealed class UnreadableEventException(string type, Exception? inner)
    : Exception($"event of type {type} cannot be read: recorded by a newer version of this program, or altered", inner)
{
    public string Type { get; } = type;
}
