namespace BondResolution.Domain.Registers;

/// <summary>A sealed register with all its lines.</summary>
/// <param name="Digest">As the register's <em>sealed</em> event has it; holdings refer to the register by it.</param>
public sealed record RegisterContent(string Digest, DateOnly RecordDate, IReadOnlyList<RegisterLines> Lines);
