using BondResolution.Domain.Bonds;

namespace BondResolution.Files.Payouts;

/// <summary>
/// What an instalment pays, account by account, as columns of equal length; accounts ascending (ordinal), each once.
/// Gross is principal and interest, net is gross less tax: neither is kept.
/// </summary>
public sealed record PayoutListColumns
{
    public required ReadOnlyMemory<AccountNumber> Accounts { get; init; }

    /// <summary>Bonds before the payment.</summary>
    public required ReadOnlyMemory<long> Units { get; init; }

    /// <summary>Bonds cancelled.</summary>
    public required ReadOnlyMemory<long> UnitsPaid { get; init; }

    /// <summary>Bonds entitled and held back.</summary>
    public required ReadOnlyMemory<long> UnitsDeferred { get; init; }

    /// <summary>Principal paid now, in fen.</summary>
    public required ReadOnlyMemory<long> PrincipalFen { get; init; }

    /// <summary>Interest paid now before tax, in fen.</summary>
    public required ReadOnlyMemory<long> InterestFen { get; init; }

    /// <summary>Tax withheld, in fen.</summary>
    public required ReadOnlyMemory<long> TaxFen { get; init; }

    /// <summary>Gross amount held back, in fen.</summary>
    public required ReadOnlyMemory<long> DeferredFen { get; init; }

    public int Count => Accounts.Length;
}
