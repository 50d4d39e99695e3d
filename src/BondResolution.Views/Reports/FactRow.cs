using BondResolution.EventStore.Codec;

namespace BondResolution.Views.Reports;

/// <summary>An event behind a figure: where it stands, when it takes effect, what command recorded it, and from which source.</summary>
/// <param name="CountsFrom">The sequence that completed its act; its own where it is an act by itself.</param>
/// <param name="RecordedAt">RFC 3339, UTC.</param>
public sealed record FactRow(
    long Sequence, long CountsFrom, string Stream, string Type, string On, string RecordedAt, string Do, string Command, string? Source, string? Label,
    EventMetadata Metadata)
{
    /// <summary>The date it takes effect.</summary>
    public DateOnly Date => DateOnly.ParseExact(On, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The label of one of the command's fields: its own where it has one, else the command's.</summary>
    public string? LabelOf(string field) => Metadata.Labels?.GetValueOrDefault(field) ?? Label;
}
