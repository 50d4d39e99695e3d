using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain.Cases;

namespace BondResolution.Domain.Books;

/// <summary>The books of a case as of a date, as known at a sequence: what a journal for another program is written from.</summary>
/// <param name="Terms">The bond.</param>
/// <param name="AsOf">The last date in it.</param>
/// <param name="Sequence">How much of the ledger it knows.</param>
/// <param name="Root">The root of the tree over it (base64).</param>
/// <param name="IsDefaulted">Whether the default stands in it; before that, what the issuer owed is unknown.</param>
/// <param name="Entries">Transactions by date, then by sequence.</param>
public sealed record Journal(CaseTerms Terms, DateOnly AsOf, long Sequence, string Root, bool IsDefaulted, IReadOnlyList<JournalEntry> Entries)
{
    private const int DigitsOfCode = 19;

    /// <summary>Names of the tags transactions may have, in their order.</summary>
    public static IReadOnlyList<string> TagNames { get; } =
        ["sequence", "stream", "event", "command", "do", "source", "label", "labels", "between", "note"];

    /// <summary>
    /// What the bond is called as a commodity, another name for every code: <c>BOND-</c> and the code where all three programs can take it so, else
    /// <c>BOND.</c> and the first 19 hexadecimal digits of the SHA-256 of the code in UTF-8. Both keep to beancount's 24 characters.
    /// </summary>
    public string Bond => Terms.Code.Length is > 0 and <= DigitsOfCode && Terms.Code.All(IsOfCommodity) && char.IsAsciiLetterOrDigit(Terms.Code[^1])
        ? "BOND-" + Terms.Code
        : "BOND." + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Terms.Code)))[..DigitsOfCode];

    private static bool IsOfCommodity(char c) => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c is '-' or '.' or '_';
}
