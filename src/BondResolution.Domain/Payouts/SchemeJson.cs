using System.Collections.Immutable;
using System.Text.Json;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Payouts;

/// <summary>
/// A scheme as the command language and the events write it: <c>{"type":"one-per","per":10,"rounding":"ceiling"}</c>.
/// A field that is missing, mistyped or unknown cannot be read; what is read holds to <see cref="SchemeRules"/>.
/// </summary>
public static class SchemeJson
{
    private static readonly (string, OnePerRounding)[] Roundings =
        [("ceiling", OnePerRounding.Ceiling), ("floor", OnePerRounding.Floor), ("floor-min-1", OnePerRounding.FloorMin1)];

    private static readonly (string, CapPer)[] Groups = [("account", CapPer.Account), ("person", CapPer.Person)];

    private static readonly string[] Types = ["one-per", "per-unit", "pro-rata", "tiered"];

    public static Outcome<Scheme> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return SchemeFields.Mistyped("scheme", json, "an object");
        if (!json.TryGetProperty("type", out var named))
            return SchemeProblems.MissingField.With(("type", ""), ("field", "type"));
        if (SchemeFields.Text(named) is not { } type || !Types.Contains(type, StringComparer.Ordinal))
            return SchemeFields.Mistyped("type", named, string.Join(", ", Types.Select(known => $"\"{known}\"")));

        var fields = new SchemeFields(json, type);
        fields.Has("type");
        var tiers = type == "tiered" ? ReadTiers(fields) : [];
        Scheme scheme = type switch
        {
            "one-per" => new Scheme.OnePer(fields.Count("per"), fields.Word("rounding", Roundings)),
            "per-unit" => new Scheme.PerUnit(fields.Price("principal"), fields.Price("interest"),
                fields.Has("unitPriceScale") ? fields.Count("unitPriceScale") : null),
            "pro-rata" => new Scheme.ProRata(fields.Fund("fund")),
            _ => new Scheme.Tiered(fields.Price("principalPerUnit"), fields.Price("interestPerUnit"), tiers)
        };
        scheme = scheme with
        {
            Group = fields.Has("group") ? fields.Word("group", Groups) : CapPer.Account,
            Tax = fields.Has("tax") ? ReadTax(fields) : TaxRates.None
        };
        return (fields.Finish() ?? SchemeRules.Check(scheme)) is { } problem ? problem : scheme;
    }

    /// <summary>Writes what <see cref="Read"/> reads, fields in the order documented, defaults left out.</summary>
    public static void Write(Utf8JsonWriter json, Scheme scheme)
    {
        json.WriteStartObject();
        switch (scheme)
        {
            case Scheme.OnePer onePer:
                json.WriteString("type", "one-per");
                json.WriteNumber("per", onePer.Per);
                json.WriteString("rounding", Array.Find(Roundings, known => known.Item2 == onePer.Rounding).Item1);
                break;
            case Scheme.PerUnit perUnit:
                json.WriteString("type", "per-unit");
                json.WriteString("principal", perUnit.Principal.ToString());
                json.WriteString("interest", perUnit.Interest.ToString());
                if (perUnit.UnitPriceScale is { } scale)
                    json.WriteNumber("unitPriceScale", scale);
                break;
            case Scheme.ProRata proRata:
                json.WriteString("type", "pro-rata");
                json.WriteString("fund", proRata.Fund.ToString());
                break;
            case Scheme.Tiered tiered:
                WriteTiered(json, tiered);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(scheme));
        }

        if (scheme.Group == CapPer.Person)
            json.WriteString("group", "person");
        WriteTax(json, scheme.Tax);
        json.WriteEndObject();
    }

    private static ImmutableArray<Tier> ReadTiers(SchemeFields fields) =>
        fields.Read("tiers", "[{\"upTo\":\"50000.00\",\"rate\":\"1\"},…]", found =>
        {
            var tiers = ImmutableArray.CreateBuilder<Tier>();
            if (found.ValueKind != JsonValueKind.Array)
                return (false, []);
            foreach (var entry in found.EnumerateArray())
            {
                if (entry.ValueKind != JsonValueKind.Object)
                    return (false, []);
                var tier = new SchemeFields(entry, "tier");
                tiers.Add(new Tier(tier.Has("upTo") ? tier.Amount("upTo") : null, tier.Rate("rate")));
                if (tier.Finish() is not null)
                    return (false, []);
            }

            return (true, tiers.DrainToImmutable());
        });

    private static TaxRates ReadTax(SchemeFields fields) =>
        fields.Read("tax", "rates by class, {\"individual\":\"0.20\"}", found =>
        {
            var tax = TaxRates.None;
            if (found.ValueKind != JsonValueKind.Object)
                return (false, tax);
            foreach (var entry in found.EnumerateObject())
            {
                if (!Words.TryParse<HolderClass>(entry.Name, out var holderClass)
                    || !DecimalText.TryParse(SchemeFields.Text(entry.Value) ?? "", maxDecimals: 10, out var rate))
                    return (false, tax);
                tax = tax.With(holderClass, new Rate(rate));
            }

            return (true, tax);
        });

    private static void WriteTiered(Utf8JsonWriter json, Scheme.Tiered tiered)
    {
        json.WriteString("type", "tiered");
        json.WriteString("principalPerUnit", tiered.PrincipalPerUnit.ToString());
        json.WriteString("interestPerUnit", tiered.InterestPerUnit.ToString());
        json.WriteStartArray("tiers");
        foreach (var (upTo, rate) in tiered.Tiers)
        {
            json.WriteStartObject();
            if (upTo is { } border)
                json.WriteString("upTo", border.ToString());
            json.WriteString("rate", rate.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTax(Utf8JsonWriter json, TaxRates tax)
    {
        if (tax == TaxRates.None)
            return;
        json.WriteStartObject("tax");
        foreach (var holderClass in Enum.GetValues<HolderClass>())
        {
            if (tax.States(holderClass))
                json.WriteString(Words.Of(holderClass), tax.Of(holderClass).ToString());
        }

        json.WriteEndObject();
    }
}
