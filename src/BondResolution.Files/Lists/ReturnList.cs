using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Files.Footers;

namespace BondResolution.Files.Lists;

/// <summary>Payments that came back or were made again, as columns of equal length, in the order of the file.</summary>
/// <param name="LineNumbers">Physical line of each row, from 1.</param>
/// <param name="Amounts">Yuan, above zero.</param>
/// <param name="IsEndUnconfirmed">As <see cref="Registers.RegisterFile.IsEndUnconfirmed"/>.</param>
public sealed record ReturnList(
    ImmutableArray<int> LineNumbers,
    ImmutableArray<string> Accounts,
    ImmutableArray<Fen> Amounts,
    ImmutableArray<string> Reasons,
    bool IsEndUnconfirmed)
{
    /// <summary>The lines of the file that are no rows.</summary>
    public PassedOver Passed { get; init; } = PassedOver.None;
}
