using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application.Commands;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>Files as a command opens them, noted down by the names it gives them.</summary>
internal sealed class NamedFiles(ICommandFiles inner) : ICommandFiles
{
    private readonly List<(string Name, FileContent Content)> _opened = [];

    public Outcome<ImmutableArray<FileContent>> Open(IReadOnlyList<string> names, long maxBytes)
    {
        var opened = inner.Open(names, maxBytes);
        if (opened.Problem is null)
            _opened.AddRange(names.Zip(opened.Value));
        return opened;
    }

    /// <summary>The files under the names by which they are kept: without the folders they came from, each name once.</summary>
    public IReadOnlyList<(string Name, FileContent Content)> Kept => [.. Shorter().Select(file => (file.Short, file.Content))];

    /// <summary>The command with its files under those names, and with its case.</summary>
    /// <param name="command">As it was given.</param>
    /// <param name="code">The case's code.</param>
    /// <param name="fields">Fields that name files.</param>
    public JsonObject Renamed(JsonElement command, string code, IEnumerable<string> fields)
    {
        var renamed = JsonObject.Create(command)!;
        renamed["case"] = code;
        var left = Shorter().ToList();
        foreach (var field in fields)
        {
            renamed[field] = renamed[field] is JsonArray several
                ? new JsonArray([.. several.Select(name => (JsonNode)Next(name!.GetValue<string>()))])
                : Next(renamed[field]!.GetValue<string>());
        }

        return renamed;

        string Next(string name)
        {
            var at = left.FindIndex(file => file.Name == name);
            var shorter = left[at].Short;
            left.RemoveAt(at);
            return shorter;
        }
    }

    private IEnumerable<(string Name, string Short, FileContent Content)> Shorter()
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ((name, content), no) in _opened.Select((file, at) => (file, at + 1)))
        {
            var shorter = Path.GetFileName(name.Replace('\\', '/'));
            if (shorter.Length == 0 || !given.Add(shorter))
                given.Add(shorter = $"{no}-{shorter}");
            yield return (name, shorter, content);
        }
    }
}
