using System.Collections.Immutable;
using BondResolution.Domain.Buybacks;
using BondResolution.Files.Footers;

namespace BondResolution.Files.Lists;

/// <summary>Tenders under an offer as columns of equal length, in the order of the file; a later row of an account replaces its earlier one.</summary>
/// <param name="Digest">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="LineNumbers">Physical line of each row, from 1.</param>
/// <param name="Units">Bonds tendered, null where the row states none.</param>
/// <param name="IsEndUnconfirmed">As <see cref="Registers.RegisterFile.IsEndUnconfirmed"/>.</param>
public sealed record TenderList(
    string Digest,
    ImmutableArray<int> LineNumbers,
    ImmutableArray<string> Accounts,
    ImmutableArray<Vote> Votes,
    ImmutableArray<long?> Units,
    bool IsEndUnconfirmed)
{
    /// <summary>The lines of the file that are no rows.</summary>
    public PassedOver Passed { get; init; } = PassedOver.None;
}
