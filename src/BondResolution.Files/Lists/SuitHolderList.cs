using System.Collections.Immutable;
using BondResolution.Files.Footers;

namespace BondResolution.Files.Lists;

/// <summary>Holders in a suit and the bonds they claim on, as columns of equal length, in the order of the file; each account once.</summary>
/// <param name="Digest">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="LineNumbers">Physical line of each row, from 1.</param>
/// <param name="Units">Bonds, 0 to <see cref="Domain.Limits.MaxUnits"/>.</param>
/// <param name="IsEndUnconfirmed">As <see cref="Registers.RegisterFile.IsEndUnconfirmed"/>.</param>
public sealed record SuitHolderList(
    string Digest,
    ImmutableArray<int> LineNumbers,
    ImmutableArray<string> Accounts,
    ImmutableArray<long> Units,
    bool IsEndUnconfirmed)
{
    /// <summary>The lines of the file that are no rows.</summary>
    public PassedOver Passed { get; init; } = PassedOver.None;
}
