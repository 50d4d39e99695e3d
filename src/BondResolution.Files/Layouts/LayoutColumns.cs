using System.Collections.Immutable;
using System.Text.Json;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Layouts;

/// <summary>Reads the columns of a layout, and checks that they suffice for what the layout is for.</summary>
internal static class LayoutColumns
{
    private static readonly string[] Keys = ["is", "called", "needed"];

    public static Outcome<ImmutableArray<TableColumn>> Read(JsonElement columns, ImmutableArray<LayoutUse> uses, string file)
    {
        var read = ImmutableArray.CreateBuilder<TableColumn>();
        var called = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in columns.EnumerateArray())
        {
            var where = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"columns[{read.Count}]");
            if (Column(column, where, uses, file).Try(out var made, out var problem))
                read.Add(made);
            else
                return problem;
            foreach (var header in made.Headers)
            {
                if (!called.TryAdd(CellText.Word(header), read.Count - 1))
                    return LayoutFile.Fault(file, where + ".called", CellText.Quote(header), "a name that no other column has");
            }

            if (made.Field != Field.Ignored && read.Count(other => other.Field == made.Field) > 1)
                return LayoutFile.Fault(file, where + ".is", Words.Of(made.Field), "each meaning once, ignored excepted; put other names into called");
        }

        return Missing(read, uses) is { } missing ? LayoutFile.Fault(file, "columns", "without " + missing, "a column that is " + missing) : read.ToImmutable();
    }

    private static Outcome<TableColumn> Column(JsonElement column, string where, ImmutableArray<LayoutUse> uses, string file)
    {
        if (column.ValueKind != JsonValueKind.Object)
            return LayoutFile.Fault(file, where, LayoutFile.Shown(column), "an object with is and called");
        if (LayoutFile.Unknown(column, Keys) is { } unknown)
            return LayoutFile.Fault(file, $"{where}.{unknown}", "unknown", string.Join(", ", Keys));
        if (!Words.TryParse<Field>(LayoutFile.TextOf(column, "is") ?? "", out var field))
            return LayoutFile.Fault(file, where + ".is", LayoutFile.Shown(column, "is"), "one of " + string.Join(", ", Words.All<Field>()));
        if (!column.TryGetProperty("called", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > Limits.MaxParts)
            return LayoutFile.Fault(file, where + ".called", LayoutFile.Shown(column, "called"), $"a list of 1 to {Limits.MaxParts} names");
        var headers = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.EnumerateArray())
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            if (CellText.Word(name).Length == 0 || name.Length > Limits.MaxNameLength)
                return LayoutFile.Fault(file, where + ".called", LayoutFile.Shown(item), $"names of 1 to {Limits.MaxNameLength} characters");
            headers.Add(name);
        }

        if (column.TryGetProperty("needed", out var needed) && needed.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return LayoutFile.Fault(file, where + ".needed", LayoutFile.Shown(needed), "true or false");

        // Without these there is nothing to record, whatever the file says.
        var isVital = field is Field.Account || (field is Field.Units or Field.Amount && uses.Any(use => use != LayoutUse.Tender));
        return new TableColumn(field, isVital || needed.ValueKind == JsonValueKind.True, headers.ToImmutable());
    }

    private static string? Missing(IEnumerable<TableColumn> columns, ImmutableArray<LayoutUse> uses)
    {
        var has = columns.Select(column => column.Field).ToHashSet();
        if (!has.Contains(Field.Account))
            return "account";
        if (has.Contains(Field.Units) && has.Contains(Field.Amount))
            return "either units or amount, not both";
        if (uses.Contains(LayoutUse.Suit) && !has.Contains(Field.Units))
            return "units";
        if (uses.Contains(LayoutUse.Return) && !has.Contains(Field.Amount))
            return "amount";
        var hasQuantity = has.Contains(Field.Units) || has.Contains(Field.Amount);
        return uses.Contains(LayoutUse.Register) && !hasQuantity ? "units or amount" : !hasQuantity && !has.Contains(Field.Vote) ? "vote, units or amount" : null;
    }
}
