using System.Collections.Immutable;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>Payments that came back, or were made again, as columns of equal length; an account may stand in several rows.</summary>
/// <param name="LineNumbers">Physical line of each row in its file, from 1; default where they were stated by hand.</param>
public sealed record ReturnRows(
    ImmutableArray<int> LineNumbers, ImmutableArray<string> Accounts, ImmutableArray<Fen> Amounts, ImmutableArray<string> Reasons)
{
    public int Count => Accounts.Length;

    /// <summary>Whether they come from a file.</summary>
    public bool IsList => !LineNumbers.IsDefault;

    /// <summary>One, stated by hand.</summary>
    public static ReturnRows One(string account, Fen amount, string reason) => new(default, [account], [amount], [reason]);
}
