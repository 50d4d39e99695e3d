using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.EventStore.Codec;

/// <summary>What tells the versions of a type apart where both are read.</summary>
internal static class EventVersions
{
    /// <summary>Whether an event that was read has what its version has: a later version's fields are not an earlier one's, and are not missing in it.</summary>
    /// <param name="name">The name it is stored under.</param>
    /// <param name="happened">As read.</param>
    public static bool Fits(string name, IDomainEvent happened)
    {
        var isFirst = name.EndsWith("/1", StringComparison.Ordinal);
        return happened switch
        {
            Register.Event.PartsOpened e => !e.Parts.IsDefault && e.Parts.Length > 1,
            Lawsuit.Event.Recovered e => e.Receipt.CostsAwarded is null == isFirst,
            HoldingsEvent.RecoveryOpened e => e.Receipt.CostsAwarded is null == isFirst,
            HoldingsEvent.RecoverySealed e => e.Totals.Borne is null == isFirst,
            _ => true
        };
    }
}
