using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Application.Commands;

/// <summary>Files of a local user: paths relative to a folder, or any path that he may read.</summary>
/// <param name="folder">What paths are relative to.</param>
/// <param name="standardInput">What a file called <c>-</c> is read from; null: commands come from there, and it is a name as any other.</param>
public sealed class FolderFiles(string folder, Stream? standardInput = null) : ICommandFiles
{
    public Outcome<ImmutableArray<FileContent>> Open(IReadOnlyList<string> names, long maxBytes) => FileContent.OpenAll(names, folder, standardInput, maxBytes);
}
