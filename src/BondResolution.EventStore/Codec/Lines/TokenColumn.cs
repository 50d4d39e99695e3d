using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// Person tokens. Form <c>p</c>: 16 bytes each, zeros where no person is known. Where a token is another text, form <c>t</c> as <see
/// cref="TextColumn"/>, empty for none.
/// </summary>
internal sealed class TokenColumn(string name, ImmutableArray<PersonToken> persons) : LineColumn(name)
{
    public const byte Form = (byte)'p';

    private readonly bool _areBits = AreBits(persons.AsSpan());

    public ImmutableArray<PersonToken> Persons => persons;

    public override string Kind => _areBits ? LineValue.Token : LineValue.Text;

    internal override int MaxValueBytes => 1 + (_areBits ? PersonToken.Bytes : persons.Max(p => p.MaxUtf8Bytes));

    public override string? TextAt(int row) => persons[row].IsNone ? null : persons[row].ToString();

    internal override byte Pack(ArrayBufferWriter<byte> to)
    {
        if (!_areBits)
            return TextColumn.PackTexts([.. persons.Select(p => p.ToString())], to);
        var bytes = to.GetSpan(PersonToken.Bytes * persons.Length);
        for (var i = 0; i < persons.Length; i++)
            persons[i].WriteBytes(bytes[(PersonToken.Bytes * i)..]);
        to.Advance(PersonToken.Bytes * persons.Length);
        return Form;
    }

    internal override int WriteValue(int row, Span<byte> to)
    {
        var person = persons[row];
        var length = person.IsNone ? 0 : _areBits ? person.WriteBytes(to[1..]) : person.WriteUtf8(to[1..]);
        to[0] = checked((byte)length);
        return 1 + length;
    }

    private static bool AreBits(ReadOnlySpan<PersonToken> persons)
    {
        foreach (var person in persons)
        {
            if (!person.IsBits)
                return false;
        }

        return true;
    }

    internal static TokenColumn Read(string name, ReadOnlySpan<byte> packed, int lines)
    {
        if (packed.Length != PersonToken.Bytes * lines)
            throw new FormatException($"column {name}: 16 bytes a person were expected");
        var persons = GC.AllocateUninitializedArray<PersonToken>(lines);
        for (var i = 0; i < persons.Length; i++)
            persons[i] = PersonToken.OfBytes(packed[(PersonToken.Bytes * i)..]);
        return new TokenColumn(name, ImmutableCollectionsMarshal.AsImmutableArray(persons));
    }
}
