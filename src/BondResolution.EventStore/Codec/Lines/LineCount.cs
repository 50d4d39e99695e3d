using BondResolution.Domain.Recording;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>How many lines an event holds.</summary>
public static class LineCount
{
    /// <summary>The number; null: it is no event that holds lines.</summary>
    public static int? Of(IDomainEvent happened) => LineShapes.TableOf(happened)?.Lines;
}
