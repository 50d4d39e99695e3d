using BondResolution.EventStore.Codec;

namespace BondResolution.Views.Reports;

/// <summary>An event behind a figure: where it stands, when it takes effect, what command recorded it, and from which source.</summary>
public sealed record FactRow(
    long Sequence, string Stream, string On, string Do, string Command, string? Source, string? Label, EventMetadata Metadata)
{
    /// <summary>The date it takes effect.</summary>
    public DateOnly Date => DateOnly.ParseExact(On, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The label of one of the command's fields: its own where it has one, else the command's.</summary>
    public string? LabelOf(string field) => Metadata.Labels?.GetValueOrDefault(field) ?? Label;
}
