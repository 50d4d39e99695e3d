using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Handlers;

/// <summary>
/// The commands by which a register of which a part stands alone is withdrawn and imported whole, as whoever reads it would type them.
/// </summary>
internal static class PartsAdvice
{
    /// <summary>Stands for a file whose name the ledger does not know.</summary>
    private const string OtherFile = "OTHER-FILE";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The problem, its remedy followed by the commands to type.</summary>
    /// <param name="problem">That a part stands alone, or may.</param>
    /// <param name="command">The import, or another command on the register.</param>
    /// <param name="session">In which it was given.</param>
    public static Problem With(Problem problem, CommandEnvelope command, Session session)
    {
        if (problem.Kind == RegisterProblems.SamePart || problem.Kind == RegisterProblems.Within || problem.Kind == RegisterProblems.ReadOtherwise)
            return problem;
        string[] named = command.Do == "register.import" ? [.. command.Fields.Texts("file", int.MaxValue)] : [OtherFile];
        // Of a register that stands and of which this is another part the other file comes first.
        string[] files = problem.Kind == RegisterProblems.PartStands ? named : problem.Kind == RegisterProblems.OtherPart ? [OtherFile, .. named] : [.. named, OtherFile];
        var commands = problem.Kind == RegisterProblems.AlreadyImported ? "{withdraw}" : "{withdraw}; {import}";
        return problem with
        {
            Kind = problem.Kind with { Remedy = $"{problem.Kind.Remedy}: {commands}", RemedyChinese = $"{problem.Kind.RemedyChinese}：{commands}" },
            Details =
            [
                .. problem.Details, new("withdraw", PersonalNumbers.Mask(Withdraw(command, session))),
                new("import", PersonalNumbers.Mask(session.IsTyped ? Typed(command, files) : Json(command, files)))
            ]
        };
    }

    private static string Withdraw(CommandEnvelope command, Session session)
    {
        var recordDate = Text(command, "recordDate");
        var json = Object([("do", "register.withdraw"), ("on", $"{command.On:yyyy-MM-dd}"), ("case", command.Case), ("recordDate", recordDate), ("reason", "one part of several")]);
        return session.IsTyped ? $"bondres do {Quoted(json)}" : json;
    }

    private static string Typed(CommandEnvelope command, string[] files)
    {
        var words = new StringBuilder("bondres register import ").AppendJoin(' ', files.Select(Quoted));
        words.Append($" --case {Quoted(command.Case)} --record-date {Text(command, "recordDate")}");
        foreach (var (field, option) in new[] { ("layout", "--layout"), ("quantityIs", "--quantity-is"), ("repeated", "--repeated"), ("source", "--source"), ("label", "--label") })
        {
            if (command.Fields.Has(field))
                words.Append($" {option} {Quoted(Text(command, field))}");
        }

        foreach (var sheet in Sheets(command))
            words.Append($" --sheet {Quoted(sheet)}");
        return words.ToString();
    }

    private static string Json(CommandEnvelope command, string[] files)
    {
        var fields = new List<(string, object)>
        {
            ("do", "register.import"), ("on", $"{command.On:yyyy-MM-dd}"), ("case", command.Case), ("recordDate", Text(command, "recordDate")), ("file", files)
        };
        foreach (var field in new[] { "layout", "quantityIs", "repeated", "source", "label" })
        {
            if (command.Fields.Has(field))
                fields.Add((field, Text(command, field)));
        }

        if (Sheets(command) is { Length: > 0 } sheets)
            fields.Add(("sheet", sheets.Length == 1 ? sheets[0] : sheets));
        return Object(fields);
    }

    private static string[] Sheets(CommandEnvelope command) => command.Do == "register.import" && command.Fields.Has("sheet") ? [.. command.Fields.Texts("sheet", int.MaxValue)] : [];

    private static string Text(CommandEnvelope command, string field) => command.Fields.Element(field).GetString() ?? "";

    private static string Object(IEnumerable<(string Name, object Value)> fields) =>
        "{" + string.Join(",", fields.Select(field => $"\"{field.Name}\":{(field.Value is string text ? JsonSerializer.Serialize(text, Relaxed) : JsonSerializer.Serialize((string[])field.Value, Relaxed))}")) + "}";

    /// <summary>A word as a shell takes it for one.</summary>
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is '.' or '/' or '-' or '_' or ':' or '+' or '=') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
