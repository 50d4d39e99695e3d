using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>The bad rows of a refused register, all of them, each with its line and every reason. It holds personal data: only its owner may read it.</summary>
public static class RejectsFile
{
    /// <summary>
    /// Writes CSV (UTF-8 with byte order mark, as spreadsheets want it; LF): <c>line,reason</c> and the columns of the refused file, a row for
    /// each of its rows that has a fault, then those that no row has, such as a control total. A cell that a spreadsheet would run as
    /// a formula gets an apostrophe in front. Null, or why it could not be written.
    /// </summary>
    /// <param name="content">The refused file, which is read again.</param>
    /// <param name="options">As it was read before.</param>
    public static Problem? Write(string path, FileContent content, RegisterOptions options, bool chinese) =>
        AtomicFile.Write(path, ownerOnly: true, stream =>
        {
            using var rejected = new RejectedRows(stream, chinese);

            // Rows turn out faulty behind their time where a control total has decided what the quantity is: then once more, knowing it.
            if (RegisterReader.ReadRejected(content, options, rejected) is { } decided)
                RegisterReader.ReadRejected(content, options with { QuantityIs = decided }, rejected);
        });
}
