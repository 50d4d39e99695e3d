using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace BondResolution.Files.Tables;

/// <summary>A column of values that grows; or a stretch of a longer one, which has the room it was given. So parts that are read side by side fill one column.</summary>
internal sealed class Column<T> where T : unmanaged
{
    private readonly int _from;
    private readonly int? _room;
    private T[] _values;

    public Column(int capacity) => _values = capacity == 0 ? [] : GC.AllocateUninitializedArray<T>(capacity);

    private Column(T[] values, int from, int room) => (_values, _from, _room) = (values, from, room);

    public int Count { get; private set; }

    public int Capacity => _values.Length;

    public Span<T> Span => _values.AsSpan(_from, Count);

    public ref T this[int row] => ref _values[_from + row];

    public void Add(T value)
    {
        if (Count == (_room ?? _values.Length))
        {
            if (_room is not null)
                throw new InvalidOperationException("a stretch has no room left");
            Array.Resize(ref _values, int.Max(2 * Count, 512));
        }

        _values[_from + Count++] = value;
    }

    /// <summary>A stretch of its room, from a row on.</summary>
    public Column<T> Stretch(int from, int room) => new(_values, from, room);

    /// <summary>Puts the rows of the next of its stretches behind its own.</summary>
    public void Take(Column<T> stretch)
    {
        stretch.Span.CopyTo(_values.AsSpan(Count));
        Count += stretch.Count;
    }

    /// <summary>The values, as many as there are; nothing may be added any more.</summary>
    public T[] Seal()
    {
        if (_values.Length != Count)
            Array.Resize(ref _values, Count);
        return _values;
    }

    /// <summary>The same, sealed.</summary>
    public ImmutableArray<T> SealImmutable() => ImmutableCollectionsMarshal.AsImmutableArray(Seal());
}
