using System.Buffers.Text;
using System.Text;

namespace BondResolution.Pipeline.Registers;

/// <summary>
/// A holder register (债券持有人名册) in the plain layout. Its people cannot be anybody's: names begin with 虚构 (fictitious), identity numbers
/// with SYN. Accounts come in no order; three persons in a hundred hold another account; one account in a hundred has frozen bonds.
/// </summary>
internal static class SyntheticRegister
{
    /// <summary>Rows at most: the ledger's own limit of accounts in a register.</summary>
    public const int MaxRows = 20_000_000;

    /// <summary>Bonds a register can have at most: the ledger's own limit. About 350 a row are drawn.</summary>
    private const long MaxUnits = 100_000_000_000;

    private const int MaxRowBytes = 256;

    /// <summary>Class, accounts of it in ten thousand, name, and the smallest usual holding in bonds.</summary>
    private static readonly (string Class, int Weight, string Name, long Smallest)[] Classes =
    [
        ("individual", 9_650, "虚构持有人", 10), ("fund", 120, "虚构基金", 500), ("institution", 150, "虚构机构", 1_000),
        ("foreign", 30, "虚构境外机构", 500), ("other", 50, "虚构其他持有人", 100)
    ];

    private static readonly byte[][] Names = [.. Classes.Select(c => Encoding.UTF8.GetBytes(c.Name))];
    private static readonly byte[][] ClassWords = [.. Classes.Select(c => Encoding.UTF8.GetBytes(c.Class))];

    /// <summary>Writes <paramref name="rows"/> rows under a header; UTF-8, lines end in LF.</summary>
    public static RegisterFacts Write(string path, int rows, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MaxRows);
        var draws = new Draws(seed);
        var facts = new RegisterFacts(rows, 0, 0, 0, 0, 0, 0);
        var (persons, units, frozenAccounts, paid, deferred) = (0, 0L, 0, 0L, 0L);
        var buffer = new byte[1 << 20];
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write("account,person,name,id_number,class,units,frozen\n"u8);
        var used = 0;
        for (var row = 0; row < rows; row++)
        {
            var isKnown = row > 0 && draws.Below(100, Draws.Subject.Person, row) < 3;
            var person = isKnown ? (int)draws.Below(persons, Draws.Subject.PersonAgain, row) : persons++;
            var holderClass = ClassOf(draws, person);
            var held = Units(draws, Classes[holderClass].Smallest, row);
            var frozen = Frozen(draws, held, row);
            var entitled = (held + 9) / 10;
            var paidNow = long.Min(entitled, held - frozen);
            (units, paid, deferred) = (units + held, paid + paidNow, deferred + entitled - paidNow);
            frozenAccounts += frozen > 0 ? 1 : 0;
            used += WriteRow(buffer.AsSpan(used), draws, row, person, holderClass, held, frozen);
            if (used <= buffer.Length - MaxRowBytes && row < rows - 1)
                continue;
            file.Write(buffer, 0, used);
            used = 0;
        }

        if (units > MaxUnits)
            throw new BenchmarkException($"{units} bonds were drawn, more than {MaxUnits}; fewer --rows");
        return facts with { Persons = persons, Units = units, Frozen = frozenAccounts, Paid = paid, Deferred = deferred, Bytes = file.Length };
    }

    private static int ClassOf(Draws draws, int person)
    {
        var drawn = draws.Below(10_000, Draws.Subject.Class, person);
        var index = 0;
        while ((drawn -= Classes[index].Weight) >= 0)
            index++;
        return index;
    }

    /// <summary>Long-tailed: each doubling is half as frequent as the one before. Nine of ten holdings are whole lots of ten.</summary>
    private static long Units(Draws draws, long smallest, int row)
    {
        var doublings = long.LeadingZeroCount(draws.Below(1L << 16, Draws.Subject.Size, row)) - 48;
        var lot = smallest << (int)long.Min(doublings, 12);
        var units = lot + draws.Below(lot, Draws.Subject.Lot, row);
        units -= units % 10;
        var remainder = draws.Below(100, Draws.Subject.Remainder, row);
        return remainder < 10 ? units - remainder : units;
    }

    /// <summary>One account in a hundred: half of them frozen wholly, the others in part.</summary>
    private static long Frozen(Draws draws, long units, int row) => draws.Below(200, Draws.Subject.Frozen, row) switch
    {
        0 => units,
        1 => 1 + draws.Below(units, Draws.Subject.Frozen, row + (long)MaxRows),
        _ => 0
    };

    private static int WriteRow(Span<byte> line, Draws draws, int row, int person, int holderClass, long units, long frozen)
    {
        var at = 0;
        ReadOnlySpan<byte> prefixes = "0102030608"u8;
        prefixes.Slice(2 * (int)draws.Below(5, Draws.Subject.Prefix, row), 2).CopyTo(line);
        at = Digits(line, 2, draws.Permute(row, Draws.Subject.Account), 8);
        at = Text(line, at, ",1890"u8);
        at = Digits(line, at, draws.Permute(person, Draws.Subject.Person), 8);
        at = Text(line, at, ","u8);
        at = Text(line, at, Names[holderClass]);
        at = Digits(line, at, person, 8);
        at = Text(line, at, ",SYN"u8);
        at = Digits(line, at, draws.Below(10_000_000, Draws.Subject.IdNumber, person), 7);
        at = Digits(line, at, draws.Permute(person, Draws.Subject.IdNumber), 8);
        at = Text(line, at, ","u8);
        at = Text(line, at, ClassWords[holderClass]);
        at = Text(line, at, ","u8);
        at = Digits(line, at, units, 0);
        at = Text(line, at, ","u8);
        at = Digits(line, at, frozen, 0);
        return Text(line, at, "\n"u8);
    }

    private static int Text(Span<byte> line, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(line[at..]);
        return at + text.Length;
    }

    private static int Digits(Span<byte> line, int at, long number, byte width)
    {
        Utf8Formatter.TryFormat(number, line[at..], out var written, width == 0 ? default : new('D', width));
        return at + written;
    }
}
