using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;

namespace BondResolution.Files.Registers;

/// <summary>
/// A register without a fault, of one file or of several that are its parts: how each was read, what it adds up to, and its rows as columns
/// of equal length in the order of the files. Personal data is apart, packed for the vault.
/// </summary>
public sealed record RegisterFile
{
    /// <summary>How each file was read, in the order in which they were named; one or more.</summary>
    public required ImmutableArray<RegisterReading> Parts { get; init; }

    /// <summary>What the register is known by, 64 lower-case hexadecimal digits, as <see cref="RegisterOrigin.Source"/>.</summary>
    public string Source => new RegisterOrigin(default, [.. Parts.Select(part => part.Part)]).Source;

    /// <summary>As <see cref="RegisterReading.Digest"/>, of a register in one file.</summary>
    public string Digest => Only.Digest;

    /// <summary>As <see cref="RegisterReading.Layout"/>, of a register in one file.</summary>
    public string Layout => Only.Layout;

    /// <summary>As <see cref="RegisterReading.Encoding"/>, of a register in one file.</summary>
    public string Encoding => Only.Encoding;

    /// <summary>As <see cref="RegisterReading.Delimiter"/>, of a register in one file.</summary>
    public char? Delimiter => Only.Delimiter;

    /// <summary>As <see cref="RegisterReading.Sheet"/>, of a register in one file.</summary>
    public SheetTaken? Sheet => Only.Sheet;

    /// <summary>As <see cref="RegisterReading.HeaderLine"/>, of a register in one file.</summary>
    public int HeaderLine => Only.HeaderLine;

    /// <summary>As <see cref="RegisterReading.Columns"/>, of a register in one file.</summary>
    public ImmutableArray<ColumnTaken> Columns => Only.Columns;

    /// <summary>As <see cref="RegisterReading.QuantityIs"/>, of a register in one file; <see cref="Units"/> are bonds either way.</summary>
    public QuantityIs QuantityIs => Only.QuantityIs;

    /// <summary>As <see cref="RegisterReading.Footer"/>, of a register in one file.</summary>
    public ControlTotals Footer => Only.Footer;

    /// <summary>As <see cref="RegisterReading.IsEndUnconfirmed"/>, of a register in one file.</summary>
    public bool IsEndUnconfirmed => Only.IsEndUnconfirmed;

    /// <summary>As <see cref="RegisterReading.PassedOver"/>, of a register in one file.</summary>
    public ImmutableArray<PassedLine> PassedOver => Only.PassedOver;

    /// <summary>As <see cref="RegisterReading.PassedCount"/>, of a register in one file.</summary>
    public long PassedCount => Only.PassedCount;

    /// <summary>As <see cref="RegisterReading.StatedDates"/>, of a register in one file.</summary>
    public ImmutableArray<StatedDate> StatedDates => Only.StatedDates;

    /// <summary>As <see cref="RegisterReading.Forms"/>, of a register in one file.</summary>
    public ReadForms Forms => Only.Forms;

    /// <summary>As <see cref="RegisterReading.ByteOrderMarks"/>, of a register in one file.</summary>
    public int ByteOrderMarks => Only.ByteOrderMarks;

    /// <summary>As <see cref="RegisterReading.HasEndMark"/>, of a register in one file.</summary>
    public bool HasEndMark => Only.HasEndMark;

    /// <summary>Rows that were read in all files: as many as accounts, unless rows of an account were added up.</summary>
    public int Rows => Parts.Sum(part => part.Rows);

    public required RegisterTotals Totals { get; init; }

    /// <summary>
    /// Line of each row, from 1, ascending: its physical line, and of a later file what the lines of those before come to (<see
    /// cref="RegisterReading.LinesBefore"/>).
    /// </summary>
    public required ImmutableArray<int> LineNumbers { get; init; }

    /// <summary>Securities accounts, each once.</summary>
    public required AccountColumn Accounts { get; init; }

    /// <summary>The rows by account ascending (ordinal), where they do not stand so; null where they do. Only of a register that is read without personal data.</summary>
    public required int[]? Order { get; init; }

    /// <summary>The person number of each row as the file has it; null where no row has one. Personal data: events take a token of it.</summary>
    public required TextColumn? Persons { get; init; }

    public required ImmutableArray<HolderClass> Classes { get; init; }

    /// <summary>Bonds held, 0 to <see cref="Limits.MaxUnits"/>.</summary>
    public required ImmutableArray<long> Units { get; init; }

    /// <summary>Bonds pledged or frozen, 0 to the row's units; default where all are 0.</summary>
    public required ImmutableArray<long> Frozen { get; init; }

    /// <summary>Personal data in the same chunks as <see cref="Chunk"/>; empty where the file has no such column.</summary>
    public required ImmutableArray<VaultRows> Personal { get; init; }

    public int Count => Accounts.Count;

    private RegisterReading Only => Parts.Single();

    /// <summary>How many chunks of <see cref="Limits.LinesPerChunk"/> rows the rows make.</summary>
    public int ChunkCount => (Count + Limits.LinesPerChunk - 1) / Limits.LinesPerChunk;

    /// <summary>The rows of a chunk, numbered from 0, as events record them.</summary>
    /// <param name="number">Which chunk.</param>
    /// <param name="tokensOf">The tokens of some rows' persons, none where a row names none; asked only where the register names persons.</param>
    public RegisterLines Chunk(int number, Func<TextColumn, int, int, ImmutableArray<PersonToken>> tokensOf)
    {
        var start = number * Limits.LinesPerChunk;
        var count = int.Min(Limits.LinesPerChunk, Count - start);
        return new RegisterLines(LineNumbers.Slice(start, count), Accounts.Slice(start, count), Persons is null ? default : tokensOf(Persons, start, count),
            Classes.Slice(start, count), Units.Slice(start, count), Frozen.IsDefault ? default : Frozen.Slice(start, count));
    }
}
