using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;
using BondResolution.Files.Layouts;
using BondResolution.Files.Outputs;
using BondResolution.Files.Registers;

namespace BondResolution.Application.Handlers;

/// <summary>Gives the bad rows of a refused register or list back in a file (<c>--rejects</c>), each with its reasons.</summary>
public static class Rejects
{
    private static readonly Dictionary<string, (LayoutUse Use, string Field)> Files = new(StringComparer.Ordinal)
    {
        ["register.import"] = (LayoutUse.Register, "file"), ["buyback.tender"] = (LayoutUse.Tender, "file"), ["lawsuit.file"] = (LayoutUse.Suit, "holders"),
        ["instalment.return"] = (LayoutUse.Return, "file"), ["instalment.repay"] = (LayoutUse.Return, "file")
    };

    /// <summary>Writes them; what was written, or why it could not be. Null where the refusal is none of rows in a file: then nothing is written.</summary>
    /// <param name="path">Where.</param>
    /// <param name="gate">Through which the file is written.</param>
    /// <param name="replaces">Whether a file that is there gives way.</param>
    /// <param name="command">The refused command.</param>
    /// <param name="session">In which it was refused.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="chinese">The language of the reasons.</param>
    public static async Task<Outcome<RejectsWritten>?> WriteAsync(
        string path, OutputGate gate, bool replaces, CommandEnvelope command, Session session, Problem refusal, bool chinese)
    {
        if (!RejectsFile.Concerns(refusal) || !Files.TryGetValue(command.Do, out var list) || !command.Files.TryGetValue(list.Field, out var contents))
            return null;
        var asked = await FileOptions.OfAsync(command, session, list.Use, list.Field);
        var terms = (await session.Case(command.Case).CaseAsync()).Terms;
        if (asked.Problem is not null || terms is null)
            return null;
        return RejectsFile.Write(path, contents, asked.Value with { Face = terms.Face }, list.Use, refusal, chinese, gate, replaces).Try(out var rows, out var unwritten)
            ? new RejectsWritten(path, rows)
            : unwritten;
    }
}
