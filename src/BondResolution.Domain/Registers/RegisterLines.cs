using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Registers;

/// <summary>
/// Some lines of a holder register (债券持有人名册) as columns of equal length, at most
/// <see cref="Limits.LinesPerChunk"/>. No name, identity or telephone number: those live in the vault.
/// </summary>
/// <param name="LineNumbers">The physical line of the file each row stood on, from 1; in a workbook the sheet's row.</param>
/// <param name="Accounts">Securities accounts, each once in a register.</param>
/// <param name="Persons">Opaque token of the person behind each account, none where the register names none; default where it names none at all.</param>
/// <param name="Classes">Class of each holder.</param>
/// <param name="Units">Bonds held, 0 to <see cref="Limits.MaxUnits"/>.</param>
/// <param name="Frozen">Bonds pledged or frozen (质押/冻结), 0 to the units of the row; default where all are 0.</param>
public sealed record RegisterLines(
    ImmutableArray<int> LineNumbers,
    ImmutableArray<AccountNumber> Accounts,
    ImmutableArray<PersonToken> Persons,
    ImmutableArray<HolderClass> Classes,
    ImmutableArray<long> Units,
    ImmutableArray<long> Frozen)
{
    public int Count => Accounts.Length;

    /// <summary>Few lines of several chunks as one chunk; no chunk where there are none.</summary>
    public static IReadOnlyList<RegisterLines> Together(IEnumerable<RegisterLines> chunks)
    {
        RegisterLines[] some = [.. chunks.Where(lines => lines.Count > 0)];
        if (some.Length < 2)
            return some;
        var (namesPersons, freezes) = (Array.Exists(some, lines => !lines.Persons.IsDefault), Array.Exists(some, lines => !lines.Frozen.IsDefault));
        return
        [
            new RegisterLines(
                some[0].LineNumbers.IsDefault ? default : [.. some.SelectMany(lines => lines.LineNumbers)], [.. some.SelectMany(lines => lines.Accounts)],
                namesPersons ? [.. some.SelectMany(lines => Enumerable.Range(0, lines.Count).Select(lines.PersonAt))] : default,
                [.. some.SelectMany(lines => lines.Classes)], [.. some.SelectMany(lines => lines.Units)],
                freezes ? [.. some.SelectMany(lines => Enumerable.Range(0, lines.Count).Select(lines.FrozenAt))] : default)
        ];
    }

    public PersonToken PersonAt(int row) => Persons.IsDefault ? default : Persons[row];

    public long FrozenAt(int row) => Frozen.IsDefault ? 0 : Frozen[row];
}
