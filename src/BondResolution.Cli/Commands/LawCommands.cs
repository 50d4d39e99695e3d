using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Application.Commands;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain;
using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Cli.Commands;

/// <summary>bondres law …: the functions suits are computed with, as calculators. They need no ledger.</summary>
internal static class LawCommands
{
    public static Command Make()
    {
        return new Command("law", "calculators: court fees, interest, allocation (计算器)")
        {
            Fee("court-fee", FeeKind.Acceptance, "court acceptance fee of a money claim (案件受理费)"),
            Fee("preservation-fee", FeeKind.Preservation, "preservation fee (保全申请费)"),
            Fee("enforcement-fee", FeeKind.Enforcement, "enforcement fee (申请执行费)"),
            InterestCommand(), DoubledInterestCommand(), Allocate()
        };
    }

    private static Command Fee(string name, FeeKind kind, string description)
    {
        var amount = new Option<string>("--amount") { Description = "yuan, such as 100 or 100.50", Required = true };
        var halved = new Option<bool>("--halved") { Description = "half of it (Decree 481, Arts. 15, 16)" };
        var on = new Option<string?>("--on") { Description = "the date whose schedule holds; default today" };
        var command = new Command(name, description) { amount, halved, on };
        command.SetAction(parsed =>
        {
            var run = Run.Current.Value!;
            if (!TryYuan(parsed.GetValue(amount), out var yuan))
                return BadYuan(run, "--amount", parsed.GetValue(amount));
            var date = DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime.AddHours(8));
            if (parsed.GetValue(on) is { } text && !TryDate(text, out date))
                return BadDate(run, "--on", text);
            var fee = CourtFees.Compute(kind, yuan, date, parsed.GetValue(halved));
            return fee.Problem is { } problem ? run.Fail(problem) : Print(run, fee.Value);
        });
        return command;
    }

    private static int Print(Run run, CourtFee fee)
    {
        if (run.Format == Format.Json)
        {
            run.Output.WriteLine(ReportJson.Text(new JsonObject
            {
                ["fee"] = fee.Fee.ToString(),
                ["halved"] = fee.Halved,
                ["cap"] = fee.Cap?.ToString(),
                ["formula"] = fee.Formula,
                ["schedule"] = fee.Schedule.Source,
                ["slices"] = new JsonArray([.. fee.Slices.Select(s => new JsonObject
                {
                    ["from"] = s.From.ToString(), ["to"] = s.To.ToString(), ["rate"] = s.Rate?.ToString(), ["amount"] = Exact(s.Amount)
                })])
            }));
            return 0;
        }

        IEnumerable<IReadOnlyList<string>> rows = fee.Slices.Select(s => (IReadOnlyList<string>)[s.From.ToString(), s.To.ToString(), s.Rate?.ToString() ?? "", Exact(s.Amount)]);
        if (run.Format == Format.Csv)
        {
            run.Tables.Csv(["from", "to", "rate", "amount"], rows);
            return 0;
        }

        run.Output.WriteLine(fee.Fee);
        run.Tables.Table(run.Chinese ? [">自", ">至", ">费率", ">金额"] : [">from", ">to", ">rate", ">amount"], rows);
        run.Output.WriteLine($"{fee.Formula}  ({fee.Schedule.Source})");
        return 0;
    }

    /// <summary>A slice's part before the fee's one rounding: two decimals, and more where there are.</summary>
    private static string Exact(decimal yuan) => yuan.ToString("0.00##########", CultureInfo.InvariantCulture);

    private static Command InterestCommand()
    {
        var (@base, from, to, count) = PeriodOptions();
        var rate = new Option<string>("--rate") { Description = "a year's rate as a ratio; with --basis day a day's", Required = true };
        var basis = new Option<string>("--basis") { Description = "365, 360, act/act, nl365 or day", Required = true };
        var command = new Command("interest", "interest by base, rate, days and year (利息)") { @base, rate, from, to, count, basis };
        command.SetAction(parsed =>
        {
            var run = Run.Current.Value!;
            if (!Period.TryRead(run, parsed, @base, from, to, count, out var period, out var code))
                return code;
            if (!Rate.TryParse(parsed.GetValue(rate)!, out var ratio))
                return Bad(run, "--rate", parsed.GetValue(rate), "a ratio such as 0.06");
            if (!Words.TryParse<YearBasis>(parsed.GetValue(basis)!, out var year))
                return Bad(run, "--basis", parsed.GetValue(basis), "one of " + string.Join(", ", Words.All<YearBasis>()));
            return Print(run, Interest.Compute(period.Base, RateSteps.Of(ratio), period.From, period.To, period.Count, year), UnusualRate.OfInterest("law interest", "--rate", ratio, year));
        });
        return command;
    }

    private static Command DoubledInterestCommand()
    {
        var (@base, from, to, count) = PeriodOptions();
        var suspended = new Option<string[]>("--suspended") { Description = "a suspension of enforcement, FROM..TO", AllowMultipleArgumentsPerToken = true };
        var paid = new Option<string[]>("--paid") { Description = "a part payment, DATE=YUAN; it stops the added part for what it pays", AllowMultipleArgumentsPerToken = true };
        var command = new Command("doubled-interest", "added part for late performance, 0.0175 % a day (法释〔2014〕8号)") { @base, from, to, count, suspended, paid };
        command.SetAction(parsed =>
        {
            var run = Run.Current.Value!;
            if (!Period.TryRead(run, parsed, @base, from, to, count, out var period, out var code))
                return code;
            var suspensions = new List<Suspension>();
            foreach (var text in parsed.GetValue(suspended) ?? [])
            {
                var ends = text.Split("..");
                if (ends.Length != 2 || !TryDate(ends[0], out var first) || !TryDate(ends[1], out var last))
                    return Bad(run, "--suspended", text, "FROM..TO, two dates");
                suspensions.Add(new Suspension(first, last));
            }

            return TrySteps(run, period, parsed.GetValue(paid) ?? [], out var debt, out var wrong)
                ? Print(run, DoubledInterest.Compute([.. debt], period.From, period.To, period.Count, [.. suspensions]))
                : wrong;
        });
        return command;
    }

    /// <summary>The debt after each part payment; payments before the period lower what it begins with.</summary>
    private static bool TrySteps(Run run, Period period, string[] payments, out List<PrincipalStep> debt, out int code)
    {
        (debt, code) = ([], 0);
        var read = new List<(DateOnly On, Fen Amount)>();
        foreach (var text in payments)
        {
            var parts = text.Split('=');
            if (parts.Length != 2 || !TryDate(parts[0], out var on) || !TryYuan(parts[1], out var amount) || amount < Fen.Zero)
            {
                code = Bad(run, "--paid", text, "DATE=YUAN, such as 2025-01-27=1000");
                return false;
            }

            read.Add((on, amount));
        }

        foreach (var on in read.Select(p => p.On < period.From ? period.From : p.On).Append(period.From).Distinct().Order())
        {
            var left = period.Base - Fen.Sum(read.Where(p => p.On <= on).Select(p => p.Amount));
            debt.Add(new PrincipalStep(on, left < Fen.Zero ? Fen.Zero : left));
        }

        return true;
    }

    private static Command Allocate()
    {
        var fund = new Option<string>("--fund") { Description = "yuan, such as 100 or 100.50", Required = true };
        var weights = new Option<string>("--weights") { Description = "whole numbers, separated by commas", Required = true };
        var command = new Command("allocate", "shares by weights that add up to the fund, largest remainder (最大余额法)") { fund, weights };
        command.SetAction(parsed =>
        {
            var run = Run.Current.Value!;
            if (!TryYuan(parsed.GetValue(fund), out var yuan) || yuan < Fen.Zero)
                return BadYuan(run, "--fund", parsed.GetValue(fund));
            var parts = parsed.GetValue(weights)!.Split(',');
            var numbers = new long[parts.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                if (!long.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] > Limits.MaxUnits)
                    return Bad(run, "--weights", parts[i], $"a whole number from 0 to {Limits.MaxUnits}");
            }

            if (numbers.All(n => n == 0))
                return Bad(run, "--weights", parsed.GetValue(weights), "at least one weight above 0");
            var shares = LargestRemainder.Split(yuan.Value, numbers).Select(s => new Fen(s).ToString()).ToList();
            if (run.Format == Format.Json)
                run.Output.WriteLine(ReportJson.Text(new JsonObject { ["shares"] = new JsonArray([.. shares.Select(s => (JsonNode)s)]) }));
            else if (run.Format == Format.Csv)
                run.Tables.Csv(["weight", "share"], shares.Select((s, i) => (IReadOnlyList<string>)[$"{numbers[i]}", s]));
            else
                run.Output.WriteLine(string.Join("  ", shares));
            return 0;
        });
        return command;
    }

    private static int Print(Run run, Outcome<InterestResult> outcome, Problem? warning = null)
    {
        if (outcome.Problem is { } problem)
            return run.Fail(problem);
        if (warning is not null)
            run.Warn(warning);
        var result = outcome.Value;
        if (run.Format == Format.Json)
            run.Output.WriteLine(ReportJson.Text(new JsonObject
            {
                ["interest"] = result.Rounded.ToString(), ["days"] = result.Days, ["formula"] = result.Formula, ["warnings"] = run.Json(warning is null ? [] : [warning])
            }));
        else if (run.Format == Format.Csv)
            run.Tables.Csv(["interest", "days", "formula"], [[result.Rounded.ToString(), $"{result.Days}", result.Formula]]);
        else
            run.Output.WriteLine(run.Say($"{result.Rounded}  ({result.Days} days)\n{result.Formula}", $"{result.Rounded}（{result.Days} 天）\n{result.Formula}"));
        return 0;
    }

    private static (Option<string> Base, Option<string> From, Option<string> To, Option<string> Count) PeriodOptions() => (
        new Option<string>("--base") { Description = "yuan, such as 100 or 100.50", Required = true },
        new Option<string>("--from") { Description = "first date", Required = true },
        new Option<string>("--to") { Description = "last date", Required = true },
        new Option<string>("--count") { Description = "which ends count: first, last or both", Required = true });

    internal static bool TryDate(string text, out DateOnly date) => DateWords.TryParse(text, out date);

    internal static int BadDate(Run run, string option, string? value) => run.Fail(DateWords.Bad(option, value));

    /// <summary>An amount as a person types it: 100, 100.5 or 100.50.</summary>
    internal static bool TryYuan(string? text, out Fen amount)
    {
        amount = Fen.Zero;
        return text is not null && DecimalText.TryParse(text, maxDecimals: 2, out var yuan)
            && decimal.Abs(yuan) <= new Fen(long.MaxValue).Yuan
            && Fen.TryParse(yuan.ToString("0.00", CultureInfo.InvariantCulture), out amount);
    }

    /// <summary>Refuses what is no amount, and shows the form it should have; with the very amount where it is clear which is meant.</summary>
    internal static int BadYuan(Run run, string option, string? value)
    {
        var isClear = decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var yuan) && decimal.Round(yuan, 2) == yuan;
        var form = isClear ? yuan.ToString("0.00", CultureInfo.InvariantCulture) : "100.00";
        return run.Fail(CommandProblems.BadArguments.With(("message", run.Say(
            $"{option} is {value}; yuan with at most two decimals was expected, {(isClear ? "here" : "such as")} {form}",
                $"{option} 为 {value}；应为至多两位小数的金额（元），{(isClear ? "即" : "例如")} {form}"))));
    }

    internal static int Bad(Run run, string option, string? value, string expected) =>
        run.Fail(CommandProblems.BadArguments.With(("message", run.Say($"{option} is {value}; {expected} was expected", $"{option} 为 {value}；应为 {expected}"))));
}
