using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Application.Commands;

/// <summary>
/// Reads commands of one input in order: a script, the lines of standard input, a single one. Remembers the case that
/// <c>case.open</c> named, and how many equal commands came before.
/// </summary>
/// <param name="files">Where the files come from that commands name.</param>
/// <param name="onlyCase">The ledger's only case, asked for when a command names none and none was opened in this input.</param>
public sealed class CommandReader(ICommandFiles files, Func<Task<Outcome<string>>> onlyCase)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private static readonly string[] Labels = ["reported", "computed", "inferred", "assumed"];

    private static readonly Dictionary<string, string[]> FileFields = new(StringComparer.Ordinal)
    {
        ["register.import"] = ["file", "layout"], ["buyback.tender"] = ["file", "layout"], ["lawsuit.file"] = ["holders", "layout"],
        ["instalment.return"] = ["file", "layout"], ["instalment.repay"] = ["file", "layout"]
    };

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private string? _case;

    /// <summary>One line as JSON: an object, or the problem.</summary>
    public static Outcome<JsonElement> Parse(ReadOnlyMemory<byte> line)
    {
        if (line.Length > Limits.MaxScriptLineBytes)
            return CommandProblems.TooLong.With(("bytes", line.Length), ("most", Limits.MaxScriptLineBytes));
        try
        {
            if (!Utf8.IsValid(line.Span))
                return CommandProblems.NotJson.With(("reason", $"bytes that are not UTF-8 at byte {ValidBytes(line.Span) + 1}"));
            var root = JsonDocument.Parse(line, Strict).RootElement;
            ReadTexts(root);
            return root.ValueKind == JsonValueKind.Object
                ? root
                : JsonFault.NoObject(root.ValueKind);
        }
        catch (JsonException broken)
        {
            return JsonFault.Of(line.Span, broken);
        }
        catch (InvalidOperationException)
        {
            return CommandProblems.NotJson.With(("reason", "a text holds one half of a surrogate pair (\\ud800 to \\udfff)"));
        }
    }

    /// <summary>Reads every name and text once: JSON can escape what is no text, and that shows only here.</summary>
    private static void ReadTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                ReadTexts(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                _ = property.Name;
                ReadTexts(property.Value);
            }
        }
    }

    private static int ValidBytes(ReadOnlySpan<byte> line)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(line[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
            valid += length;
        return valid;
    }

    /// <summary>The command in a JSON object, with the files it names.</summary>
    public async Task<Outcome<CommandEnvelope>> ReadAsync(JsonElement json, IReadOnlyCollection<string> known, CancellationToken cancel = default)
    {
        var name = json.TryGetProperty("do", out var doing) && doing.ValueKind == JsonValueKind.String ? doing.GetString()! : null;
        var fields = new FieldReader(json, name ?? "command");
        if (name is null)
            fields.Text("do");
        else if (!known.Contains(name))
            return Unknown(name, known);
        var on = fields.Know("do").Date("on");
        var source = fields.OptionalText("source");
        var label = LabelOf(fields);
        var labels = LabelsOf(fields);
        var between = BetweenOf(fields);
        var id = fields.Has("id") ? fields.Name("id") : null;
        if (fields.Problem is { } wrong)
            return wrong;

        var code = await CaseOfAsync(name!, fields);
        if (code.Problem is { } none)
            return none;
        if (!OpenFiles(name!, json).Try(out var opened, out var missing))
            return missing;

        return FileContent.Guard<CommandEnvelope>(opened.Values.SelectMany(parts => parts).FirstOrDefault()?.Name ?? name!, () =>
        {
            FileContent[] parts = [.. opened.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value)];
            FileContent[] content = [FileContent.Of(CanonicalJson.Of(json, code.Value, opened.Keys), name!), .. parts];
            var version = parts.Length == 0 ? 1 : 2;

            // Files may be large: the id of the first command of its kind, which most are, is made in the same pass.
            var made = CommandDigest.Of(content, DigestWith(version), IdWith(version, 0));
            var (digest, before) = (made[0], _seen.GetValueOrDefault(made[0]));
            _seen[digest] = before + 1;
            var derived = (before == 0 ? made[1] : CommandDigest.Of(content, IdWith(version, before))[0])[..32];
            return new CommandEnvelope(name!, on, between, code.Value, source, label, labels, id ?? derived, digest, fields, opened)
            {
                AsEarlierVersions = parts.Length == 0 ? null : () =>
                {
                    var old = CommandDigest.Of([FileContent.Of(CanonicalJson.Of(json, code.Value), name!), .. parts], DigestWith(1), IdWith(1, before));
                    return (id ?? old[1][..32], old[0]);
                }
            };
        });
    }

    /// <summary>What digests are made under. Version 1 took a file's path for content too, and stands for commands without files.</summary>
    private static (string Domain, byte[]? Last) DigestWith(int version) => ($"bondresolution/command/{version}", null);

    private static Problem Unknown(string name, IReadOnlyCollection<string> known)
    {
        var kind = CommandProblems.Unknown;
        if (NearestWord.To(name, known) is { } near)
            kind = kind with { Remedy = $"Did you mean {near}? {kind.Remedy}", RemedyChinese = $"是否想用 {near}？{kind.RemedyChinese}" };
        return kind.With(("do", name), ("known", string.Join(", ", known.Order(StringComparer.Ordinal))));
    }

    /// <summary>What the id of a command is made of beside its content: how many equal ones came before.</summary>
    private static (string Domain, byte[]? Last) IdWith(int version, int before) =>
        ($"bondresolution/command-id/{version}", Encoding.ASCII.GetBytes(before.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The case a read command means when it names none.</summary>
    public async Task<Outcome<string>> CaseAsync(string? named) => (named ?? _case) is { } code ? code : await onlyCase();

    private async Task<Outcome<string>> CaseOfAsync(string name, FieldReader fields)
    {
        var named = fields.Has("case") ? fields.Name("case") : null;
        if (name == "case.open")
        {
            var code = fields.Name("code");
            if (fields.Problem is { } wrong)
                return wrong;
            if (named is not null && named != code)
                return CommandProblems.OtherCode.With(("case", named), ("code", code));
            return _case = code;
        }

        return fields.Problem is { } problem ? problem : await CaseAsync(named);
    }

    private Outcome<IReadOnlyDictionary<string, ImmutableArray<FileContent>>> OpenFiles(string name, JsonElement json)
    {
        var found = new Dictionary<string, ImmutableArray<FileContent>>(StringComparer.Ordinal);
        foreach (var field in FileFields.GetValueOrDefault(name) ?? [])
        {
            if (!json.TryGetProperty(field, out var named) || PathsOf(name, field, named) is not { Length: > 0 } paths)
                continue;

            // A layout may be a name.
            if (field == "layout" && !Files.Layouts.LayoutChoice.IsFile(paths[0]))
                continue;
            var opened = files.Open(paths, field == "layout" ? Limits.MaxScriptLineBytes : Limits.MaxTextBytes);
            if (opened.Problem is { } problem)
                return problem;
            found.Add(field, opened.Value);
        }

        return found;
    }

    /// <summary>
    /// The paths that a field names: one, or of a register a list of several; none where it is neither, which the command's handler
    /// refuses.
    /// </summary>
    private static string[] PathsOf(string name, string field, JsonElement named)
    {
        if (named.ValueKind == JsonValueKind.String)
            return [named.GetString()!];
        var isList = name == "register.import" && field == "file" && named.ValueKind == JsonValueKind.Array && named.GetArrayLength() <= Limits.MaxRegisterFiles;
        return isList && named.EnumerateArray().All(path => path.ValueKind == JsonValueKind.String) ? [.. named.EnumerateArray().Select(path => path.GetString()!)] : [];
    }

    private static string? LabelOf(FieldReader fields)
    {
        var label = fields.OptionalText("label");
        if (label is not null && fields.Problem is null && !Labels.Contains(label, StringComparer.Ordinal))
            fields.Fail(BadLabel("label", label));
        return label;
    }

    private static ImmutableSortedDictionary<string, string>? LabelsOf(FieldReader fields)
    {
        if (!fields.Has("labels"))
            return null;
        var element = fields.Element("labels");
        if (element.ValueKind != JsonValueKind.Object)
        {
            fields.Fail(CommandProblems.Mistyped.With(("where", "command"), ("field", "labels"), ("value", FieldReader.Shown(element)), ("expected", "an object of labels by field")));
            return null;
        }

        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in element.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String || !Labels.Contains(entry.Value.GetString(), StringComparer.Ordinal))
                fields.Fail(BadLabel("labels." + entry.Name, FieldReader.Shown(entry.Value)));
            else
                labels.Add(entry.Name, entry.Value.GetString()!);
        }

        return labels.ToImmutable();
    }

    private static ImmutableArray<DateOnly>? BetweenOf(FieldReader fields)
    {
        if (!fields.Has("between"))
            return null;
        var element = fields.Element("between");
        DateOnly?[] dates = element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(FieldReader.DateOf)] : [];
        if (dates is [{ } from, { } to] && from <= to)
            return [from, to];
        fields.Fail(CommandProblems.Mistyped.With(("where", "command"), ("field", "between"), ("value", FieldReader.Shown(element)), ("expected", "two dates, the earlier first")));
        return null;
    }

    private static Problem BadLabel(string field, string value) => CommandProblems.Mistyped.With(
        ("where", "command"), ("field", field), ("value", value), ("expected", "one of " + string.Join(", ", Labels)));
}
