using System.Text;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Recording;

/// <summary>An event a command recorded: where it stands, and the event itself.</summary>
public sealed record RecordedEvent(long Sequence, string Stream, DateOnly On, IDomainEvent Event)
{
    public string Type => EventCatalogue.Of(Event).Name;

    /// <summary>Its JSON as people are shown it: as it is stored, but lines by name and value.</summary>
    public string Json => Encoding.UTF8.GetString(EventJson.Show(Event));
}
