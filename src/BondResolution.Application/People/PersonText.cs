using BondResolution.Domain.Bonds;
using BondResolution.Files.Vault;

namespace BondResolution.Application.People;

/// <summary>What a user wrote to name a person.</summary>
public static class PersonText
{
    /// <summary>As a message may show it: accounts as they are, everything else masked, since it may be an identity number.</summary>
    public static string Shown(string text) => AccountNumber.IsWellFormed(text) ? text : MaskedHolder.Middle(text, 4, 4);

    /// <summary>Whether it may be the number of a person, which is not to stand on a command line: other processes read those.</summary>
    public static bool IsNumberOfPerson(string text) => text.Length is 12 or 15 or 18 && text.Count(char.IsAsciiDigit) >= text.Length - 1;
}
