using System.Globalization;
using System.Text;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain;

/// <summary>
/// The gate for every id, number, code and name of a document: two names that look alike are one name, or one of them is refused.
/// A name has no blank at either end, nothing that cannot be seen, and one form of each letter (Unicode NFC). Full-width letters,
/// digits and signs are read as ASCII, as accounts in registers are; brackets and marks of Chinese punctuation stay as they are
/// written, for courts number their cases with them; what differs in their width alone is no second name (<see cref="AreAlike"/>).
/// </summary>
public static class Names
{
    /// <summary>Full-width marks that Chinese text is written with: they stay.</summary>
    private const string Punctuation = "（），：；！？";

    /// <summary>The same marks, as ASCII has them.</summary>
    private const string NarrowPunctuation = "(),:;!?";

    /// <summary>Letters that are drawn as nothing: fillers of Hangul, the empty Braille cell.</summary>
    private const string Empty = "\u115F\u1160\u2800\u3164\uFFA0";

    /// <summary>Letters that Unicode writes otherwise in its composed form (NFC): signs of measure, punctuation, brackets, Greek with an oxia.</summary>
    private const string OtherForms = "\u0374\u037E\u0387\u2126\u212A\u212B\u2329\u232A\u2ADC"
        + "\u1F71\u1F73\u1F75\u1F77\u1F79\u1F7B\u1F7D\u1FBB\u1FBE\u1FC9\u1FCB\u1FD3\u1FDB\u1FE3\u1FEB\u1FEE\u1FEF\u1FF9\u1FFB\u1FFD";

    /// <summary>The ideographs among the compatibility ideographs that are letters of their own.</summary>
    private const string OwnIdeographs = "\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28\uFA29";

    /// <summary>The name with full-width letters, digits and signs as ASCII: Ｆ－１ is F-1. Chinese punctuation stays.</summary>
    public static string Narrow(string name)
    {
        if (!name.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E'))
            return name;
        var narrow = new StringBuilder(name.Length);
        foreach (var c in name)
            narrow.Append(c is >= '\uFF01' and <= '\uFF5E' && !Punctuation.Contains(c, StringComparison.Ordinal) ? (char)(c - 0xFEE0) : c);
        return narrow.ToString();
    }

    /// <summary>Whether two names differ at most in the width of their signs: （2025）1 and (2025)1.</summary>
    public static bool AreAlike(string one, string other) => string.Equals(Folded(one), Folded(other), StringComparison.Ordinal);

    /// <summary>Whether a name has signs that are written in two widths.</summary>
    public static bool HasTwoWidths(string name) => name.AsSpan().IndexOfAny(Punctuation + NarrowPunctuation) >= 0;

    /// <summary>The name with all such signs narrow, and with all of them wide, where that is another name.</summary>
    public static IEnumerable<string> OtherWidths(string name) => new[] { Folded(name), Widened(name) }.Where(other => other != name);

    private static string Folded(string name) => string.Concat(name.Select(c => Punctuation.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? NarrowPunctuation[at] : c));

    private static string Widened(string name) => string.Concat(name.Select(c => NarrowPunctuation.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Punctuation[at] : c));

    /// <summary>Why a text cannot be a name: what stands at an end, cannot be seen, or has another form; null where it can.</summary>
    /// <param name="where">What has the field, as messages call it.</param>
    /// <param name="field">The field or the option.</param>
    /// <param name="name">One character or more.</param>
    /// <param name="isTitle">Whether it is what somebody is called, in which blanks may stand side by side.</param>
    public static Problem? Check(string where, string field, string name, bool isTitle = false)
    {
        var runes = name.EnumerateRunes().ToList();
        for (var at = 0; at < runes.Count; at++)
        {
            var isBlank = runes[at].Value == ' ';
            var isMisplaced = isBlank && (at == 0 || at == runes.Count - 1 || (!isTitle && runes[at - 1].Value == ' '));
            if (isMisplaced || IsHidden(runes[at]) || HasOtherForm(runes[at]))
            {
                var kind = isMisplaced ? NameProblems.Blank : IsHidden(runes[at]) ? NameProblems.Hidden : NameProblems.NotComposed;
                return kind.With(("where", where), ("field", field), ("value", Shown(runes)), ("codePoint", CodePoint(runes[at])),
                    ("at", at + 1), ("length", runes.Count));
            }
        }

        return null;
    }

    /// <summary>The name with its code points in place of what cannot be seen or has another form, and of blanks at its ends.</summary>
    private static string Shown(List<Rune> runes)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < runes.Count; at++)
        {
            var isAtEnd = runes.Take(at + 1).All(IsBlank) || runes.Skip(at).All(IsBlank);
            shown.Append(isAtEnd || IsHidden(runes[at]) || HasOtherForm(runes[at]) ? $"<{CodePoint(runes[at])}>" : runes[at].ToString());
        }

        return shown.ToString();
    }

    private static bool IsBlank(Rune rune) => rune.Value == ' ';

    private static string CodePoint(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    /// <summary>
    /// Whether nothing is drawn for it, or what is drawn is no letter: every blank but U+0020, controls, marks of direction and of width,
    /// private letters.
    /// </summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,
        _ => rune.IsBmp ? Empty.Contains((char)rune.Value, StringComparison.Ordinal) || rune.Value == 0xFFFD : rune.Value == 0x1D159
    };

    /// <summary>
    /// Whether the same letter has another form: a mark that combines with the letter before it, a part of a Hangul syllable, a
    /// compatibility letter.
    /// </summary>
    private static bool HasOtherForm(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || rune.Value switch
        {
            >= 0x1100 and <= 0x11FF or >= 0xA960 and <= 0xA97F or >= 0xD7B0 and <= 0xD7FF => true,
            >= 0xF900 and <= 0xFAFF => !OwnIdeographs.Contains((char)rune.Value, StringComparison.Ordinal),
            >= 0x0958 and <= 0x095F or >= 0xFB1D and <= 0xFB4E => true,
            >= 0x2F800 and <= 0x2FA1F => true,
            _ => rune.IsBmp && OtherForms.Contains((char)rune.Value, StringComparison.Ordinal)
        };
}
