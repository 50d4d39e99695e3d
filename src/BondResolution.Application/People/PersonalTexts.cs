using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.People;

/// <summary>Keeps personal data out of the free texts of commands: numbers that are certain are refused, what may be one and names of holders are warned of.</summary>
internal static class PersonalTexts
{
    /// <summary>Fields that number a document, where eleven digits are no telephone.</summary>
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "number", "no", "offer", "plan", "suit" };

    /// <summary>The first number of a person in a command's texts, or null.</summary>
    public static Problem? Refusal(CommandEnvelope command) =>
        command.Fields.FreeTexts().Select(t => Refusal(command.Do, t.Field, t.Text)).FirstOrDefault(problem => problem is not null);

    /// <summary>The first number of a person in one text, or null.</summary>
    public static Problem? Refusal(string where, string field, string text)
    {
        foreach (var number in PersonalNumbers.Find(text))
        {
            if (number.Kind == PersonalNumberKind.Identity)
                return TextProblems.Identity.With(("where", where), ("field", field), ("read", number.Masked));
            if (number.Kind == PersonalNumberKind.Mobile && !Numbers.Contains(field))
                return TextProblems.Mobile.With(("where", where), ("field", field), ("read", number.Masked));
        }

        return null;
    }

    /// <summary>What a person should know of the texts of a command that was recorded.</summary>
    public static ImmutableArray<Problem> Warnings(CommandEnvelope command, Session session) => Warnings(command, session, command.Fields.FreeTexts());

    /// <summary>The same of texts that a command brought in a file.</summary>
    public static ImmutableArray<Problem> Warnings(CommandEnvelope command, Session session, IEnumerable<(string Field, string Text)> texts)
    {
        var warnings = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (field, text) in texts)
        {
            if (PersonalNumbers.Find(text).FirstOrDefault(n => n.Kind == PersonalNumberKind.FormerIdentity) is { } former && !Numbers.Contains(field))
                warnings.Add(TextProblems.Former.With(("where", command.Do), ("field", field), ("read", former.Masked)));
            if (HolderNames.HasCandidate(text) && session.Names(command.Case).FindIn(text) is { } name)
                warnings.Add(TextProblems.Name.With(("where", command.Do), ("field", field), ("read", name)));
        }

        return warnings.ToImmutable();
    }
}
