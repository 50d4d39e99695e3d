using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Application.Commands;

/// <summary>
/// Where the files come from that commands name. Whoever lets commands in says which: the folder of a script, or what came with a request.
/// </summary>
public interface ICommandFiles
{
    /// <summary>Opens files in order, or says which of them cannot be had.</summary>
    /// <param name="names">As the command's field calls them.</param>
    /// <param name="maxBytes">What one may hold.</param>
    Outcome<ImmutableArray<FileContent>> Open(IReadOnlyList<string> names, long maxBytes);
}
