using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Application.Handlers;

/// <summary>Reads claim components: <c>{"name","amount"}</c>, or <c>{"name","base","rate","from","to","count","basis"}</c>.</summary>
internal static class ClaimReader
{
    public static ClaimComponent Read(FieldReader fields)
    {
        var name = fields.Title("name", 200);
        ClaimComponent claim;
        if (fields.Has("amount"))
        {
            claim = new ClaimComponent(name, fields.Money("amount"), null);
        }
        else
        {
            fields.Know("amount");
            var formula = new InterestFormula(fields.Money("base"), Rates(fields, "rate"), fields.Date("from"), fields.Date("to"),
                fields.Word<DayCounting>("count"), fields.Word<YearBasis>("basis"));
            foreach (var step in formula.Rates.Steps)
                fields.Warn(UnusualRate.OfInterest(fields.Where, "rate", step.Rate, formula.Basis));
            claim = new ClaimComponent(name, null, formula);
        }

        fields.Finish();
        return claim;
    }

    /// <summary>A rate as text, or steps by date <c>[["2024-08-15","0.0475"],…]</c>.</summary>
    private static RateSteps Rates(FieldReader fields, string name)
    {
        var element = fields.Element(name);
        if (element.ValueKind == JsonValueKind.String && Rate.TryParse(element.GetString()!, out var single))
            return RateSteps.Of(single);
        if (element.ValueKind == JsonValueKind.Array)
        {
            RateStep?[] steps = [.. element.EnumerateArray().Select(Step)];
            if (steps.All(s => s is not null))
            {
                var read = RateSteps.Of([.. steps.Select(s => s!.Value)]);
                if (read.Problem is null)
                    return read.Value;
                fields.Fail(read.Problem);
            }
        }

        if (element.ValueKind != JsonValueKind.Undefined)
        {
            fields.Fail(CommandProblems.Mistyped.With(("where", "claim"), ("field", name), ("value", FieldReader.Shown(element)),
                ("expected", "a ratio as text, or steps [[\"2024-08-15\",\"0.0475\"],…]")));
        }

        return RateSteps.Of(Rate.Zero);
    }

    private static RateStep? Step(JsonElement step) =>
        step.ValueKind == JsonValueKind.Array && step.GetArrayLength() == 2 && FieldReader.DateOf(step[0]) is { } from
            && step[1].ValueKind == JsonValueKind.String && Rate.TryParse(step[1].GetString()!, out var rate)
            ? new RateStep(from, rate)
            : null;
}
