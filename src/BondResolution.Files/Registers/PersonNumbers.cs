using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>The persons of a register's rows, each a number from 0 in the order first met. Numbers of up to 18 digits, which is nearly all, are told apart as such.</summary>
/// <param name="OfRow">A row's person, or -1 where it names none.</param>
/// <param name="Count">Different persons; a row without one is a person of its own.</param>
public sealed record PersonNumbers(int[] OfRow, int Count)
{
    private const int MostDigits = 18;

    public static PersonNumbers Of(TextColumn persons)
    {
        var byNumber = new Dictionary<ulong, int>(persons.IsBlank ? 0 : persons.Count);
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofRow = new int[persons.Count];
        var (named, unnamed) = (0, 0);
        for (var row = 0; row < ofRow.Length; row++)
        {
            var text = persons.Utf8(row);
            var (number, isNew) = text.IsEmpty ? (-1, false) : Enter(text, named);
            ofRow[row] = number;
            named += isNew ? 1 : 0;
            unnamed += text.IsEmpty ? 1 : 0;
        }

        return new PersonNumbers(ofRow, named + unnamed);

        (int Number, bool IsNew) Enter(ReadOnlySpan<byte> text, int next)
        {
            var isKnown = false;
            ref var number = ref text.Length <= MostDigits && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
                ? ref CollectionsMarshal.GetValueRefOrAddDefault(byNumber, Key(digits, text.Length), out isKnown)
                : ref CollectionsMarshal.GetValueRefOrAddDefault(byText, Encoding.UTF8.GetString(text), out isKnown);
            number = isKnown ? number : next;
            return (number, !isKnown);
        }
    }

    /// <summary>A number with a one in front of its digits: leading zeros count.</summary>
    private static ulong Key(ulong number, int digits)
    {
        ulong one = 1;
        for (var i = 0; i < digits; i++)
            one *= 10;
        return one + number;
    }
}
