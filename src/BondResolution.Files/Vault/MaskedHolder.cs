using System.Text;

namespace BondResolution.Files.Vault;

/// <summary>What may be shown of a holder: enough to tell two apart, not enough to know one. Empty where the register said nothing.</summary>
/// <param name="Digest">Digest of the register file that says so.</param>
/// <param name="Person">First and last four characters.</param>
/// <param name="Name">The first character: 张*.</param>
/// <param name="IdNumber">First and last four characters: 4401**********1234.</param>
/// <param name="Phone">First three and last four digits: 138****1234.</param>
/// <param name="Address">Only whether there is one.</param>
/// <param name="Remark">Only whether there is one.</param>
public sealed record MaskedHolder(string Digest, string Account, string Person, string Name, string IdNumber, string Phone, string Address, string Remark)
{
    public static MaskedHolder Of(VaultRow row, string digest) => new(
        digest,
        row.Account,
        Middle(row.Person, 4, 4),
        First(row.Name),
        Middle(row.IdNumber, 4, 4),
        Middle(row.Phone, 3, 4),
        All(row.Address),
        All(row.Remark));

    /// <summary>First character and one star, whatever the length: the length would say something.</summary>
    public static string First(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            return $"{rune}*";
        return "";
    }

    /// <summary>Stars for all but the beginning and the end; for everything, where less than four characters would be hidden.</summary>
    public static string Middle(string text, int first, int last)
    {
        var runes = text.EnumerateRunes().ToArray();
        if (runes.Length < first + last + 4)
            return new string('*', runes.Length);
        var masked = new StringBuilder(runes.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            if (i < first || i >= runes.Length - last)
                masked.Append(runes[i].ToString());
            else
                masked.Append('*');
        }

        return masked.ToString();
    }

    private static string All(string text) => text.Length == 0 ? "" : "***";
}
