using BondResolution.Domain.Books;

namespace BondResolution.Files.Journals;

/// <summary>What stands on every account, in bonds and in fen, after the legs so far.</summary>
internal sealed class Balances
{
    private readonly Dictionary<string, (long Units, long Fen)> _accounts = new(StringComparer.Ordinal);

    public (long Units, long Fen) this[string account] => _accounts.GetValueOrDefault(account);

    public (long Units, long Fen) Add(Posting leg)
    {
        var (units, fen) = this[leg.Account];
        return _accounts[leg.Account] = (units + leg.Units, fen + Fen(leg));
    }

    /// <summary>Principal and money are both yuan; no account has both.</summary>
    public static long Fen(Posting leg) => (leg.Principal + leg.Cash).Value;
}
