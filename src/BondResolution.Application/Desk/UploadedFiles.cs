using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Application.Desk;

/// <summary>
/// The files that came with one request, and no other: what a command names beside them is neither opened nor looked for.
/// </summary>
public sealed class UploadedFiles(IReadOnlyList<UploadedFile> files) : ICommandFiles
{
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);

    /// <summary>A file that no field named, or null.</summary>
    public string? NotNamed => files.FirstOrDefault(file => !_opened.Contains(file.Name))?.Name;

    public Outcome<ImmutableArray<FileContent>> Open(IReadOnlyList<string> names, long maxBytes)
    {
        var opened = ImmutableArray.CreateBuilder<FileContent>(names.Count);
        foreach (var name in names)
        {
            if (files.FirstOrDefault(file => file.Name == name) is not { } file)
                return DeskProblems.NotUploaded.With(("file", name));
            if (!FileContent.Open(file.Path, maxBytes, name).Try(out var content, out var problem))
                return problem;
            _opened.Add(name);
            opened.Add(content);
        }

        return opened.MoveToImmutable();
    }
}
