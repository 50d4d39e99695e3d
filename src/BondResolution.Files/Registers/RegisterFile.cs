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
/// A register file without a fault: how it was read, what it adds up to, and its rows as columns of equal length in the
/// order of the file. Personal data is apart, packed for the vault.
/// </summary>
public sealed record RegisterFile
{
    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>Name of the layout, as of <see cref="RegisterLayouts"/> or one of the user's.</summary>
    public required string Layout { get; init; }

    /// <summary>As <see cref="TableSource.EncodingName"/>.</summary>
    public required string Encoding { get; init; }

    /// <summary>Comma, tab, semicolon or bar; null in a workbook.</summary>
    public required char? Delimiter { get; init; }

    /// <summary>The sheet of a workbook; null of a text.</summary>
    public required SheetTaken? Sheet { get; init; }

    /// <summary>Rows that were read: as many as accounts, unless rows of an account were added up.</summary>
    public required int Rows { get; init; }

    /// <summary>Physical line of the header, from 1.</summary>
    public required int HeaderLine { get; init; }

    /// <summary>What each column was taken for, in the file's order.</summary>
    public required ImmutableArray<ColumnTaken> Columns { get; init; }

    /// <summary>What the quantity column counted; <see cref="Units"/> are bonds either way.</summary>
    public required QuantityIs QuantityIs { get; init; }

    /// <summary>The totals that the file states of itself; they agree with <see cref="Totals"/>.</summary>
    public required ControlTotals Footer { get; init; }

    public required RegisterTotals Totals { get; init; }

    /// <summary>Whether the text ends without a line end and no control total confirms that its last row is whole.</summary>
    public required bool IsEndUnconfirmed { get; init; }

    /// <summary>The lines that are no rows, in the order of the file; of each reason the first <see cref="Limits.MaxPassedListed"/>.</summary>
    public required ImmutableArray<PassedLine> PassedOver { get; init; }

    /// <summary>All of these lines.</summary>
    public required long PassedCount { get; init; }

    /// <summary>The dates that titles or footers state as those of the positions.</summary>
    public required ImmutableArray<StatedDate> StatedDates { get; init; }

    /// <summary>Cells that were read as something else than stands in the file.</summary>
    public required ReadForms Forms { get; init; }

    /// <summary>Byte order marks in front of the text; 0 in a workbook.</summary>
    public required int ByteOrderMarks { get; init; }

    /// <summary>Whether a mark of its end (0x1A) closes the text.</summary>
    public required bool HasEndMark { get; init; }

    /// <summary>Physical line of each row, from 1, ascending.</summary>
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
