using System.Buffers;

namespace BondResolution.Integrity;

/// <summary>Room for so many values, from the shared pool until it is disposed. Its content at first is anything.</summary>
internal readonly ref struct Rented<T>
{
    private readonly T[] _array;

    /// <param name="length">From 0.</param>
    public Rented(int length)
    {
        _array = ArrayPool<T>.Shared.Rent(length);
        Span = _array.AsSpan(0, length);
    }

    /// <summary>Exactly the room asked for.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives the room back; nothing may use it any more.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
