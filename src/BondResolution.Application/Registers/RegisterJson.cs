using System.Text.Json.Nodes;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;

namespace BondResolution.Application.Registers;

/// <summary>How a register was read, and what it comes to, as JSON: docs/schemas/output/register-import.json.</summary>
public static class RegisterJson
{
    /// <summary>
    /// What is said of a file stands at the top where there is one; of several it is null there, and stands in <c>parts</c>; their digest
    /// is the one of all.
    /// </summary>
    /// <param name="file">The register.</param>
    /// <param name="compared">The ledger's roll-forward against it; null where there is none.</param>
    public static JsonObject Of(RegisterFile file, Reconciliation? compared)
    {
        var reading = Reading(file.Parts[0]);
        var json = file.Parts.Length == 1 ? reading : new JsonObject(reading.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)null)));
        json["digest"] = file.Parts.Length == 1 ? file.Digest : file.Source;
        json["rows"] = file.Rows;
        json["accounts"] = file.Totals.Accounts;
        json["persons"] = file.Totals.Persons;
        json["units"] = file.Totals.Units;
        json["frozen"] = file.Totals.Frozen;
        json["classes"] = new JsonObject(Enum.GetValues<HolderClass>().Select(c => KeyValuePair.Create(Words.Of(c), (JsonNode?)file.Totals.CountByClass[(int)c])));
        json["parts"] = new JsonArray([.. file.Parts.Select(Part)]);
        json["ledger"] = compared is null ? null : new JsonObject
        {
            ["rolledForward"] = Of(compared.RolledForward), ["differingAccounts"] = compared.Differences.Count,
            ["kinds"] = Of(compared.Kinds), ["unexplained"] = compared.Unexplained
        };
        return json;
    }

    private static JsonNode Part(RegisterReading part)
    {
        var json = new JsonObject { ["file"] = part.FileName };
        foreach (var (name, value) in Reading(part))
            json[name] = value?.DeepClone();
        (json["rows"], json["units"], json["linesBefore"]) = (part.Rows, part.Units, part.LinesBefore);
        return json;
    }

    private static JsonObject Reading(RegisterReading file) => new()
    {
        ["digest"] = file.Digest,
        ["layout"] = file.Layout,
        ["encoding"] = file.Encoding,
        ["delimiter"] = file.Delimiter?.ToString(),
        ["sheet"] = file.Sheet is { } sheet ? new JsonObject { ["name"] = sheet.Name, ["hiddenRows"] = sheet.HiddenRows, ["formulas"] = sheet.Formulas, ["hiddenSheets"] = new JsonArray([.. sheet.HiddenSheets.Select(h => (JsonNode)h)]) } : null,
        ["headerLine"] = file.HeaderLine,
        ["quantityIs"] = Words.Of(file.QuantityIs),
        ["columns"] = new JsonArray([.. file.Columns.Select(c => (JsonNode)new JsonObject { ["header"] = c.Header, ["takenFor"] = c.Field?.ToString() })]),
        ["readAs"] = new JsonObject
        {
            ["formulaTexts"] = file.Forms.FormulaTexts, ["apostrophes"] = file.Forms.Apostrophes, ["fullWidth"] = file.Forms.FullWidth,
            ["zeroDecimals"] = file.Forms.ZeroDecimals, ["blanks"] = file.Forms.Blanks, ["byteOrderMarks"] = file.ByteOrderMarks, ["endMark"] = file.HasEndMark
        },
        ["passedOver"] = Of(new PassedOver(file.PassedOver, file.PassedCount)),
        ["passedOverCount"] = file.PassedCount
    };

    /// <summary>The lines passed over that are listed.</summary>
    public static JsonArray Of(PassedOver passed) => new([.. passed.Listed.Select(Of)]);

    private static JsonObject Of(PassedLine passed)
    {
        var json = new JsonObject { ["line"] = passed.Line, ["text"] = passed.Text, ["why"] = Words.Of(passed.Why) };
        if (passed.Part is { } part)
            json["part"] = part;
        return json;
    }

    public static JsonObject Of(HoldingTotals totals) => new()
    {
        ["accounts"] = totals.Accounts, ["persons"] = totals.Persons, ["units"] = totals.Units, ["frozen"] = totals.Frozen,
        ["classes"] = new JsonObject(Enum.GetValues<HolderClass>()
            .Select(c => KeyValuePair.Create(Words.Of(c), (JsonNode?)totals.CountByClass[(int)c])))
    };

    public static JsonArray Of(IEnumerable<KindTotals> kinds) => new([.. kinds.Select(k => (JsonNode)new JsonObject
    {
        ["kind"] = Word(k.Kind), ["accounts"] = k.Accounts, ["unitsMore"] = k.UnitsMore, ["unitsFewer"] = k.UnitsFewer, ["units"] = k.Units
    })]);

    /// <summary>A kind of difference as programs read it.</summary>
    public static string Word(DifferenceKind kind) => Words.Of(kind).Replace('-', ' ');
}
