using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Registers;

/// <summary>What a register was read from: one file, or several that are parts of one register.</summary>
/// <param name="RecordDate">The register's record date (权益登记日).</param>
/// <param name="Parts">The files in the order of their rows; at least one.</param>
public sealed record RegisterOrigin(DateOnly RecordDate, ImmutableArray<RegisterPart> Parts)
{
    /// <summary>
    /// What was imported, 64 lower-case hexadecimal digits: of one file its source, of several a digest of theirs in order. Personal data
    /// is kept under it.
    /// </summary>
    public string Source => Parts is [var only]
        ? only.Source
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Parts.Select(part => part.Source).Prepend("bondresolution/register-parts/1")))));

    /// <summary>The event that begins its import.</summary>
    public Register.Event Opening => Parts switch
    {
        [{ Sheet: null } text] => new Register.Event.Opened(RecordDate, text.FileDigest, text.Layout, text.Encoding, text.QuantityIs),
        [{ Sheet: { } sheet } book] => new Register.Event.SheetOpened(RecordDate, book.FileDigest, sheet, book.Layout, book.Encoding, book.QuantityIs),
        _ => new Register.Event.PartsOpened(RecordDate, Parts)
    };

    /// <summary>The origin that an event states; null where it opens no import.</summary>
    public static RegisterOrigin? Of(IDomainEvent happened) => happened switch
    {
        Register.Event.Opened e => new(e.RecordDate, [new RegisterPart(e.FileDigest, null, e.Layout, e.Encoding, e.QuantityIs, 0)]),
        Register.Event.SheetOpened e => new(e.RecordDate, [new RegisterPart(e.FileDigest, e.Sheet, e.Layout, e.Encoding, e.QuantityIs, 0)]),
        Register.Event.PartsOpened e => new(e.RecordDate, e.Parts),
        _ => null
    };

    /// <summary>
    /// Whether the very same files were read in the same order, whatever they were read as; of a workbook the same sheet, where both say
    /// which.
    /// </summary>
    public bool HasFilesOf(RegisterOrigin other) => Parts.Length == other.Parts.Length && Parts.Zip(other.Parts).All(pair =>
        pair.First.FileDigest == pair.Second.FileDigest && (pair.First.Sheet is null || pair.Second.Sheet is null || pair.First.Sheet == pair.Second.Sheet));

    /// <summary>Where a row of the register stands: the number of its part, from 1, and the physical line of that file.</summary>
    /// <param name="line">The row's line number as its event has it.</param>
    public (int Number, int Line) PartOf(int line)
    {
        var number = Parts.Length;
        while (number > 1 && Parts[number - 1].LinesBefore >= line)
            number--;
        return (number, line - Parts[number - 1].LinesBefore);
    }

    /// <summary>Equal where the record date and all parts are, in the same order.</summary>
    public bool Equals(RegisterOrigin? other) => other is not null && RecordDate == other.RecordDate && Parts.SequenceEqual(other.Parts);

    /// <summary>A hash of record date and parts.</summary>
    public override int GetHashCode() => Parts.Aggregate(RecordDate.GetHashCode(), HashCode.Combine);
}
