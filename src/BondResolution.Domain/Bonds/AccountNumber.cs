namespace BondResolution.Domain.Bonds;

/// <summary>A securities account (证券账户号码): ten ASCII letters or digits, leading zeros kept.</summary>
public static class AccountNumber
{
    public const int Length = 10;

    /// <summary>Whether a text is an account as a depository writes it.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }

        return true;
    }
}
