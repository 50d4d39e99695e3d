using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace BondResolution.Application.Lists;

/// <summary>A list that leaves the house as a file: a row an account or an act, the account first.</summary>
/// <param name="Columns">The account is the first.</param>
/// <param name="Count">How many rows there are.</param>
/// <param name="Rows">As many values as columns; made as they are read, and may be read again.</param>
public sealed record ListTable(ImmutableArray<ListColumn> Columns, int Count, IEnumerable<ListValue[]> Rows)
{
    /// <summary>The accounts that the rows name, each once.</summary>
    public IEnumerable<string> Accounts => Rows.Select(row => row[0].Text!).Distinct(StringComparer.Ordinal);

    /// <summary>The same list with columns more.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="values">Their values in a row of the list.</param>
    public ListTable With(IEnumerable<ListColumn> columns, Func<ListValue[], ListValue[]> values) =>
        this with { Columns = [.. Columns, .. columns], Rows = Rows.Select(row => (ListValue[])[.. row, .. values(row)]) };

    /// <summary>Rows, accounts, and the sum of every column of bonds or money under its own name.</summary>
    public JsonObject Totals()
    {
        var sums = new long[Columns.Length];
        foreach (var row in Rows)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] = checked(sums[i] + row[i].Number);
        }

        var json = new JsonObject { ["rows"] = Count, ["holders"] = Accounts.Count() };
        for (var i = 0; i < sums.Length; i++)
        {
            if (Columns[i].Kind is ListKind.Bonds or ListKind.Yuan)
                json[Columns[i].Name] = new ListValue(null, sums[i]).ToJson(Columns[i].Kind);
        }

        return json;
    }

    /// <summary>Writes it as CSV (RFC 4180): UTF-8 without byte order mark, LF.</summary>
    public void Write(Stream to)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', Columns.Select(column => column.Name)));
        foreach (var row in Rows)
            writer.WriteLine(string.Join(',', row.Select((value, i) => CsvField.Quoted(value.Written(Columns[i].Kind)))));
    }

    /// <summary>Its rows as JSON objects under the names of the columns, made as they are read.</summary>
    public IEnumerable<JsonObject> Objects() => Rows.Select(row =>
    {
        var json = new JsonObject();
        for (var i = 0; i < row.Length; i++)
            json[Columns[i].Name] = row[i].ToJson(Columns[i].Kind);
        return json;
    });
}
