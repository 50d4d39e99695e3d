using System.Buffers;
using System.Text.Json;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// A column of an event's lines. It is stored packed (docs/events.md, "Lines"): a letter for the form, then the values' bytes in base64. It
/// is hashed value by value (docs/integrity.md §2), and shown as JSON.
/// </summary>
public abstract class LineColumn(string name)
{
    /// <summary>The column's name, as its field in docs/events.md.</summary>
    public string Name { get; } = name;

    /// <summary>What its values are hashed as (<see cref="Integrity.LineValue"/>).</summary>
    public abstract string Kind { get; }

    /// <summary>Most bytes of a value's hashed form, its length with it.</summary>
    internal abstract int MaxValueBytes { get; }

    /// <summary>A value as it is shown; null: absent.</summary>
    public abstract string? TextAt(int row);

    /// <summary>Appends the packed values; the letter of their form.</summary>
    internal abstract byte Pack(ArrayBufferWriter<byte> to);

    /// <summary>Writes a value's hashed form after its length; the bytes written. May write <see cref="MaxValueBytes"/>.</summary>
    internal abstract int WriteValue(int row, Span<byte> to);

    /// <summary>Writes all values as they are shown.</summary>
    internal virtual void Show(Utf8JsonWriter to, int lines)
    {
        to.WriteStartArray(Name);
        for (var row = 0; row < lines; row++)
            to.WriteStringValue(TextAt(row));
        to.WriteEndArray();
    }

    /// <summary>Reads a column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="form">The letter.</param>
    /// <param name="packed">The packed values.</param>
    /// <param name="lines">How many they must be.</param>
    /// <exception cref="FormatException">They are not, or are not packed in the one way.</exception>
    internal static LineColumn Unpack(string name, byte form, ReadOnlySpan<byte> packed, int lines) => form switch
    {
        NumberColumn.Form => new NumberColumn(name, PackedNumbers.Read(packed, lines)),
        OptionalColumn.Form => OptionalColumn.Read(name, packed, lines),
        AccountColumn.Form => AccountColumn.Read(name, packed, lines),
        TokenColumn.Form => TokenColumn.Read(name, packed, lines),
        TextColumn.Form => TextColumn.Read(name, packed, lines),
        LetterColumn.Form => LetterColumn.Read(name, packed, lines),
        _ => throw new FormatException($"column {name}: its form is none of n, o, a, p, t and l")
    };
}
