using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Application.Handlers;

/// <summary>Warns of dates and rates of a recorded command that can hardly be meant: it stands, and a person looks again.</summary>
internal static class Plausibility
{
    /// <summary>Fields that hold the date of an act the command announces.</summary>
    private static readonly HashSet<string> OfActs = new(StringComparer.Ordinal) { "payDate", "recordDate", "opens", "closes", "by" };

    /// <summary>What a person should know of the fields of a command that was recorded.</summary>
    public static async Task<ImmutableArray<Problem>> WarningsAsync(CommandEnvelope command, Session session)
    {
        var isOpening = command.Do == "case.open";
        var terms = isOpening ? null : (await session.Case(command.Case).CaseAsync()).Terms;
        var unusual = new UnusualDate(command.Do, command.On, session.Ledger.Today, terms?.IssueDate, terms?.MaturityDate);
        var isRegister = command.Do.StartsWith("register.", StringComparison.Ordinal);
        var dates = command.Fields.Dates.Where(d => d.Field != "on").Concat((command.Between ?? []).Select(date => (Field: "between", Date: date)));
        return
        [
            .. new[] { unusual.OfCommand() }.Concat(dates.Select(d => isOpening ? unusual.OfBond(d.Field, d.Date)
                : OfActs.Contains(d.Field) && !isRegister ? unusual.OfAct(d.Field, d.Date)
                : unusual.Of(d.Field, d.Date))).OfType<Problem>(),
            .. command.Fields.Warnings
        ];
    }
}
