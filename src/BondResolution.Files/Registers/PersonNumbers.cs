using System.Runtime.InteropServices;
using System.Text;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>The persons of a register's rows, each a number from 0 in the order first met. Numbers of up to 18 digits, which is nearly all, are told apart as such.</summary>
/// <param name="OfRow">A row's person, or -1 where it names none.</param>
public sealed record PersonNumbers(int[] OfRow)
{
    private const int MostDigits = 18;

    public static PersonNumbers Of(TextColumn persons)
    {
        var byNumber = new Dictionary<ulong, int>(persons.IsBlank ? 0 : persons.Count);
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofRow = new int[persons.Count];
        var named = 0;
        for (var row = 0; row < ofRow.Length; row++)
        {
            var text = persons.Utf8(row);
            var (number, isNew) = text.IsEmpty ? (-1, false) : Enter(text, named);
            ofRow[row] = number;
            named += isNew ? 1 : 0;
        }

        return new PersonNumbers(ofRow);

        (int Number, bool IsNew) Enter(ReadOnlySpan<byte> text, int next)
        {
            var isKnown = false;
            ref var number = ref TryKey(text, out var key)
                ? ref CollectionsMarshal.GetValueRefOrAddDefault(byNumber, key, out isKnown)
                : ref CollectionsMarshal.GetValueRefOrAddDefault(byText, Encoding.UTF8.GetString(text), out isKnown);
            number = isKnown ? number : next;
            return (number, !isKnown);
        }
    }

    /// <summary>How many different persons there are; a row without one is a person of its own.</summary>
    public static int CountOf(TextColumn persons)
    {
        var keys = new ulong[persons.Count];
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var (keyed, count) = (0, 0);
        for (var row = 0; row < keys.Length; row++)
        {
            var text = persons.Utf8(row);
            if (text.IsEmpty)
                count++;
            else if (TryKey(text, out var key))
                keys[keyed++] = key;
            else
                texts.Add(Encoding.UTF8.GetString(text));
        }

        // Sorted, equal ones stand together: less to hold than a table of them.
        Array.Sort(keys, 0, keyed);
        for (var i = 0; i < keyed; i++)
            count += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        return count + texts.Count;
    }

    /// <summary>A number of up to 18 digits with a one in front of them: leading zeros count.</summary>
    private static bool TryKey(ReadOnlySpan<byte> text, out ulong key)
    {
        key = 1;
        if (text.Length > MostDigits)
            return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            key = key * 10 + (ulong)(digit - '0');
        }

        return true;
    }
}
