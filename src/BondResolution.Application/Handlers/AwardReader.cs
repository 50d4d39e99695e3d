using System.Collections.Immutable;
using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Domain;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Application.Handlers;

/// <summary>
/// Reads what a judgment, a mediation or a settlement gives: <c>components</c> (claim components, each with a <c>tier</c> if it is to be
/// another than its name says), <c>costsBorneBy</c>, <c>payBy</c>, <c>appropriation</c>, <c>lateCount</c>.
/// </summary>
internal static class AwardReader
{
    private static readonly string[] Parties = ["defendant", "plaintiff", "issuer", "trustee"];

    public static Award Read(FieldReader fields, string where) => new(
        fields.List("components", Component), CostsBorneBy(fields, where), PayBy(fields, where),
        fields.Has("appropriation") ? Order(fields, "appropriation", where) : default, fields.OptionalWord<DayCounting>("lateCount"));

    /// <summary>The same where components may be unknown; then nothing else of an award may be told either.</summary>
    public static Award? ReadOptional(FieldReader fields, string where)
    {
        if (fields.Has("components"))
            return Read(fields, where);
        foreach (var name in (ReadOnlySpan<string>)["costsBorneBy", "payBy", "appropriation", "lateCount"])
        {
            if (fields.Has(name))
                fields.Text("components");
        }

        return null;
    }

    /// <summary>A claim component with its tier.</summary>
    public static AwardedComponent Component(FieldReader fields)
    {
        var tier = fields.OptionalWord<AppropriationTier>("tier");
        var claim = ClaimReader.Read(fields);
        return new AwardedComponent(claim.Name, tier ?? AwardedComponent.TierOf(claim.Name, claim.Formula), claim.Stated, claim.Formula);
    }

    /// <summary>A list of costs, interest and principal.</summary>
    public static ImmutableArray<AppropriationTier> Order(FieldReader fields, string name, string where)
    {
        var element = fields.Element(name);
        var tiers = ImmutableArray.CreateBuilder<AppropriationTier>();
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var word in element.EnumerateArray())
            {
                if (word.ValueKind == JsonValueKind.String && Words.TryParse<AppropriationTier>(word.GetString()!, out var tier))
                    tiers.Add(tier);
            }
        }

        if (element.ValueKind != JsonValueKind.Array || tiers.Count != element.GetArrayLength())
            Mistyped(fields, where, name, element, "a list of costs, interest, principal");
        return tiers.ToImmutable();
    }

    /// <summary>The defendant's share: a party that bears them all (the issuer is the defendant, the trustee the plaintiff), or <c>{"defendant":"0.90"}</c>.</summary>
    private static Rate? CostsBorneBy(FieldReader fields, string where)
    {
        const string Name = "costsBorneBy";
        if (!fields.Has(Name))
            return null;
        var element = fields.Element(Name);
        if (element.ValueKind == JsonValueKind.String && Parties.Contains(element.GetString(), StringComparer.Ordinal))
            return new Rate(element.GetString() is "defendant" or "issuer" ? 1 : 0);
        if (element.ValueKind == JsonValueKind.Object && fields.OptionalObject(Name) is { } shares)
        {
            var share = shares.Rate("defendant");
            if (share.Value > 1)
                shares.Fail(CommandProblems.Mistyped.With(("where", where), ("field", Name + ".defendant"), ("value", share), ("expected", "a ratio of at most 1")));
            shares.Finish();
            fields.Take(shares);
            return share;
        }

        Mistyped(fields, where, Name, element, string.Join(", ", Parties) + ", or {\"defendant\":\"0.90\"}");
        return null;
    }

    /// <summary>A date, so many days after it is in force, or instalments <c>[{"by":"2026-03-31","amount":"…"},{"days":10,"amount":"…"}]</c>.</summary>
    private static ImmutableArray<PayTerm> PayBy(FieldReader fields, string where)
    {
        const string Name = "payBy";
        if (!fields.Has(Name))
            return default;
        var element = fields.Element(Name);
        if (FieldReader.DateOf(element) is { } date)
            return [new PayTerm(date, null, null)];
        if (DaysOf(element) is { } days)
            return [new PayTerm(null, days, null)];
        if (element.ValueKind == JsonValueKind.Array)
            return fields.List(Name, Instalment);
        Mistyped(fields, where, Name, element, "a date, days after it is in force, or a list of instalments");
        return default;
    }

    private static PayTerm Instalment(FieldReader fields)
    {
        var term = fields.Has("days")
            ? new PayTerm(null, DaysOf(fields.Element("days")), fields.Money("amount"))
            : new PayTerm(fields.Date("by"), null, fields.Money("amount"));
        if (fields.Has("days") && term.DaysAfterEffect is null)
            Mistyped(fields, "payBy", "days", fields.Element("days"), "days from 0 to 3660");
        fields.Finish();
        return term;
    }

    private static int? DaysOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var days) && days is >= 0 and <= 3660 ? days : null;

    private static void Mistyped(FieldReader fields, string where, string name, JsonElement element, string expected)
    {
        if (element.ValueKind != JsonValueKind.Undefined)
            fields.Fail(CommandProblems.Mistyped.With(("where", where), ("field", name), ("value", FieldReader.Shown(element)), ("expected", expected)));
    }
}
