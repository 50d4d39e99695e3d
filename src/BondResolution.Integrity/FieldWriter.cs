using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace BondResolution.Integrity;

/// <summary>
/// Bytes that are hashed: fields, each after its own length in four bytes, big-endian, so that no two lists of fields have the same bytes.
/// </summary>
internal sealed class FieldWriter(int capacity)
{
    // strict: a lone surrogate replaced by U+FFFD would give two texts the same bytes
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>A byte without a length: what is hashed.</summary>
    public void PutPrefix(byte prefix) => _bytes.Write([prefix]);

    /// <exception cref="ArgumentException">A text that is not Unicode.</exception>
    public void Put(string text) => Put(Utf8.GetBytes(text));

    /// <summary>In eight bytes, big-endian.</summary>
    public void Put(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        Put(bytes);
    }

    /// <summary>In four bytes, big-endian.</summary>
    public void Put(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        Put(bytes);
    }

    public void Put(ReadOnlySpan<byte> field)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), field.Length);
        _bytes.Advance(sizeof(int));
        _bytes.Write(field);
    }
}
