using System.Text;

namespace BondResolution.Cli.Tests.Output;

/// <summary>A reader of RFC 4180, of this test's own.</summary>
internal static class CsvText
{
    public static List<List<string>> Rows(string text)
    {
        var (rows, row, field, isQuoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && text[i] is (',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (text[i] == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else
                field.Append(text[i]);
        }

        Assert.True(!isQuoted && row.Count == 0 && field.Length == 0, "the last line has no end");
        return rows;
    }
}
