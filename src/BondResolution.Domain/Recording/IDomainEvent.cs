namespace BondResolution.Domain.Recording;

/// <summary>Something that happened, as a stream records it. Every kind has an entry in <see cref="EventCatalogue"/>.</summary>
public interface IDomainEvent;
