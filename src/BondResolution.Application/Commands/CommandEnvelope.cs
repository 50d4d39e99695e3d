using System.Collections.Immutable;
using BondResolution.Files.Text;

namespace BondResolution.Application.Commands;

/// <summary>A command as it was read: what every command has, and the fields of its own.</summary>
/// <param name="Case">The case's code; empty: it is of the desk itself and of no case.</param>
/// <param name="Id">Given, or derived from canonical content, files and how many equal lines came before.</param>
/// <param name="Digest">SHA-256 of canonical content and files, lower hex: the same id with another digest is refused.</param>
/// <param name="Files">Every file it names, by field; where a field lists several, in their order.</param>
public sealed record CommandEnvelope(
    string Do, DateOnly On, ImmutableArray<DateOnly>? Between, string Case, string? Source, string? Label,
    ImmutableSortedDictionary<string, string>? Labels, string Id, string Digest, FieldReader Fields, IReadOnlyDictionary<string, ImmutableArray<FileContent>> Files)
{
    /// <summary>Makes the id and digest under which earlier versions of the program recorded it; null where they are the same. Reads its files.</summary>
    public Func<(string Id, string Digest)>? AsEarlierVersions { get; init; }
}
