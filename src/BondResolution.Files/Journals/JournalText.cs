using System.Globalization;
using System.Text;
using BondResolution.Domain.Money;

namespace BondResolution.Files.Journals;

/// <summary>
/// Texts that people wrote, made harmless for the programs that read journals. What one of them would take as its own is written as its
/// full-width likeness, what breaks a line or cannot be seen as a picture of it: nothing a source says becomes a line, a tag, a date or a posting.
/// docs/accounts.md lists what becomes what; the ledger has each text as it was given.
/// </summary>
public static class JournalText
{
    /// <summary>Signs hledger or ledger takes as its own inside a description or a comment: the end of a tag's value, comments, payees, dates.</summary>
    private const string Signs = ",;|[]";

    private const char FullWidth = (char)0xFEE0;

    /// <summary>A text inside a description or the value of a tag of hledger and ledger, on one line.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c != ' ' || (plain.Length > 0 && plain[^1] != ' '))
                plain.Append(Signs.Contains(c, StringComparison.Ordinal) ? (char)(c + FullWidth) : Visible(c));
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>A text between double quotes of beancount, on one line, quotes included.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\');
            quoted.Append(Visible(c));
        }

        return quoted.Append('"').ToString();
    }

    internal static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Number(long units) => units.ToString(CultureInfo.InvariantCulture);

    /// <summary>Yuan with two decimals.</summary>
    internal static string Yuan(long fen) => new Fen(fen).ToString();

    /// <summary>Control characters as pictures, what separates lines or turns the direction of writing as a replacement. Half a character becomes one when it is written.</summary>
    private static char Visible(char c) => c switch
    {
        < ' ' => (char)(0x2400 + c),
        '\u007F' => '\u2421',
        '\u0085' or '\u2028' or '\u2029' => '\u2424',
        _ => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format ? '\uFFFD' : c
    };
}
