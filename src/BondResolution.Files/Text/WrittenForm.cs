namespace BondResolution.Files.Text;

/// <summary>The ways in which spreadsheets write a cell so that it stays a text: as a formula that is one text (<c>="0123"</c>), or with an apostrophe in front of it.</summary>
internal static class WrittenForm
{
    /// <summary>Whether a cell is a formula that is nothing but one text: <c>="0123"</c>, perhaps with space around it.</summary>
    public static bool IsFormulaText(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        return cell.Length >= 3 && cell[0] == '=' && cell[1] == '"' && cell[^1] == '"' && !cell[2..^1].Contains('"');
    }

    /// <summary>The text that a trimmed cell stands for; the cell itself where it is written as what it says.</summary>
    /// <param name="takesApostrophe">Whether an apostrophe in front is the spreadsheet's; in a name it may be its own.</param>
    public static string Unwrap(string cell, bool takesApostrophe)
    {
        var text = cell.Length > 1 && takesApostrophe && cell[0] is '\'' or '\uFF07' ? cell.AsSpan(1) : cell;
        if (IsFormulaText(text))
            text = text.Trim()[2..^1];
        return text.Length == cell.Length ? cell : text.Trim().ToString();
    }

    /// <summary>Whether a cell may be written in one of these ways.</summary>
    public static bool MayBe(string cell) => cell.Length > 1 && cell[0] is '=' or '\'' or '\uFF07';
}
