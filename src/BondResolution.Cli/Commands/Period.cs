using System.CommandLine;
using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Time;

namespace BondResolution.Cli.Commands;

/// <summary>A base and a span of days, as the interest calculators take them.</summary>
internal readonly record struct Period(Fen Base, DateOnly From, DateOnly To, DayCounting Count)
{
    public static bool TryRead(
        Run run, ParseResult parsed, Option<string> @base, Option<string> from, Option<string> to, Option<string> count, out Period period, out int code)
    {
        period = default;
        code = 0;
        if (!LawCommands.TryYuan(parsed.GetValue(@base), out var amount))
            code = LawCommands.BadYuan(run, "--base", parsed.GetValue(@base));
        else if (!LawCommands.TryDate(parsed.GetValue(from)!, out var first))
            code = LawCommands.BadDate(run, "--from", parsed.GetValue(from));
        else if (!LawCommands.TryDate(parsed.GetValue(to)!, out var last))
            code = LawCommands.BadDate(run, "--to", parsed.GetValue(to));
        else if (!Words.TryParse<DayCounting>(parsed.GetValue(count)!, out var ends))
            code = LawCommands.Bad(run, "--count", parsed.GetValue(count), "first, last or both");
        else
            period = new Period(amount, first, last, ends);
        return code == 0;
    }
}
