using System.Globalization;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Layouts;
using BondResolution.Files.Lists;
using BondResolution.Files.Outputs;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>The bad rows of a refused register or list, all of them, each with its line and every reason. It holds personal data: only its owner may read it.</summary>
public static class RejectsFile
{
    /// <summary>Whether a refusal is one of rows, so that there is something to give back.</summary>
    public static bool Concerns(Problem refusal) => refusal.Kind.ExitCode == 1 && (!refusal.Parts.IsEmpty || LineOf(refusal) > 0);

    /// <summary>
    /// Writes CSV (UTF-8 with byte order mark, as spreadsheets want it; LF): <c>line,reason</c> and the columns of the refused file, a row for
    /// each of its rows that has a fault, then those that no row has, such as a control total. A cell that a spreadsheet would run as
    /// a formula gets an apostrophe in front. How many rows were written, or why the file could not be.
    /// </summary>
    /// <param name="contents">The refused files, which are read again: one, or the parts of a register; then <c>file,line,reason</c> and
    /// the columns of all.</param>
    /// <param name="options">As it was read before.</param>
    /// <param name="use">What it was read as.</param>
    /// <param name="refusal">Why it was refused: by its reader, or rows of it by a rule.</param>
    /// <param name="gate">Through which the file is written; null: no ledger or other input is at hand.</param>
    /// <param name="replaces">Whether a file that is there gives way.</param>
    public static Outcome<long> Write(
        string path, IReadOnlyList<FileContent> contents, RegisterOptions options, LayoutUse use, Problem refusal, bool chinese, OutputGate? gate = null, bool replaces = true) => FileContent.Guard<long>(contents[0].Name, () =>
    {
        long rows = 0;
        var unwritten = (gate ?? new OutputGate([], Console.OpenStandardOutput)).Write(path, ownerOnly: true, replaces: replaces, write: stream =>
        {
            // The rows may be written anew, which needs a stream that can be taken back.
            using var held = OutputGate.IsForwardOnly(path) ? new MemoryStream() : null;
            using (var rejected = new RejectedRows(held ?? stream, OfRules(refusal), chinese))
                WriteRows(rejected);
            held?.WriteTo(stream);
        });
        return unwritten is null ? rows : unwritten;

        void WriteRows(RejectedRows rejected)
        {
            if (contents.Count > 1)
            {
                PartsReader.ReadRejected(contents, options, rejected);
                rows = rejected.Count;
                return;
            }

            // Rows turn out faulty behind their time where a control total has decided what the quantity is: then once more, knowing it.
            if (Read(options) is { } decided)
                Read(options with { QuantityIs = decided });
            rows = rejected.Count;

            QuantityIs? Read(RegisterOptions asked) => use == LayoutUse.Register
                ? RegisterReader.ReadRejected(contents[0], asked, rejected)
                : ColumnFile.ReadRejected(contents[0], asked, use, rejected);
        }
    });

    /// <summary>What a rule has against rows that read well, by their lines. What a reader had against them it finds again.</summary>
    private static ILookup<int, Problem> OfRules(Problem refusal)
    {
        Problem[] problems = refusal.Kind == RegisterFileProblems.Faulty || refusal.Kind == RegisterFileProblems.ListFaulty ? [] : [refusal, .. refusal.Parts];
        return problems.Where(problem => LineOf(problem) > 0).ToLookup(LineOf);
    }

    private static int LineOf(Problem problem) =>
        int.TryParse(problem.Details.FirstOrDefault(detail => detail.Key == "line").Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0;
}
