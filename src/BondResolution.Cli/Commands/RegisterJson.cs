using System.Text.Json.Nodes;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;

namespace BondResolution.Cli.Commands;

/// <summary>How a register was read, and what it comes to, as JSON: docs/schemas/output/register-import.json.</summary>
internal static class RegisterJson
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
            ["rolledForward"] = RegisterTables.Json(compared.RolledForward), ["differingAccounts"] = compared.Differences.Count,
            ["kinds"] = RegisterTables.Json(compared.Kinds), ["unexplained"] = compared.Unexplained
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
        ["passedOver"] = RegisterTables.Json(new PassedOver(file.PassedOver, file.PassedCount)),
        ["passedOverCount"] = file.PassedCount
    };
}
