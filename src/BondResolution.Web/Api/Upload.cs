using System.Text;
using BondResolution.Application.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace BondResolution.Web.Api;

/// <summary>What a request brings: fields, and files in a folder of its own that is gone when it is done with.</summary>
internal sealed class Upload : IDisposable
{
    /// <summary>Bytes of a request with files.</summary>
    public const long MostBytes = 2L << 30;

    /// <summary>Bytes of any other request, and of a field beside files.</summary>
    public const int MostFieldBytes = 1 << 20;

    private const int MostParts = 300;

    private readonly Dictionary<string, byte[]> _fields = new(StringComparer.Ordinal);
    private readonly List<UploadedFile> _files = [];
    private DirectoryInfo? _folder;

    /// <summary>The files, in order.</summary>
    public IReadOnlyList<UploadedFile> Files => _files;

    /// <summary>A file's part by its name in the form; null: there is none.</summary>
    public IEnumerable<UploadedFile> FilesOf(string part) => _files.Where((_, at) => _parts[at] == part);

    private readonly List<string> _parts = [];

    /// <summary>A field's bytes; null: it is not there.</summary>
    public byte[]? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>A field's text; null: it is not there.</summary>
    public string? Text(string name) => Field(name) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Reads a request: one JSON object, which is the field <c>command</c>, or a form with files.</summary>
    public static async Task<Outcome<Upload>> ReadAsync(HttpContext context, CancellationToken cancel)
    {
        var upload = new Upload();
        try
        {
            var problem = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) switch
            {
                true when type.MediaType == "application/json" => await upload.ReadJsonAsync(context.Request.Body, cancel),
                true when type.MediaType == "multipart/form-data" => await upload.ReadFormAsync(context, HeaderUtilities.RemoveQuotes(type.Boundary).Value, cancel),
                _ => DeskProblems.WrongKind.With(("kind", context.Request.ContentType ?? ""))
            };
            if (problem is null && !await WriteGuard.HoldsAsync(context, upload.Text(WriteGuard.Field)))
                problem = SessionProblems.OtherSite.With();
            if (problem is null)
                return upload;
            upload.Dispose();
            return problem;
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or IOException)
        {
            upload.Dispose();
            return broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? DeskProblems.TooLarge.With(("most", Most(context)))
                : DeskProblems.BadBody.With(("reason", "it ends too early, or is no form"));
        }
        catch
        {
            upload.Dispose();
            throw;
        }

        static long Most(HttpContext context) => context.Request.HasFormContentType ? MostBytes : MostFieldBytes;
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    private async Task<Problem?> ReadJsonAsync(Stream body, CancellationToken cancel)
    {
        if (await FieldAsync(body, cancel) is not { } bytes)
            return DeskProblems.TooLarge.With(("most", MostFieldBytes));
        _fields.Add("command", bytes);
        return null;
    }

    private async Task<Problem?> ReadFormAsync(HttpContext context, string? boundary, CancellationToken cancel)
    {
        if (boundary is null or "" || boundary.Length > 200)
            return DeskProblems.BadBody.With(("reason", "the form has no boundary"));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said) || HeaderUtilities.RemoveQuotes(said.Name).Value is not { Length: > 0 } name)
                return DeskProblems.BadBody.With(("reason", "a part has no name"));
            if (_fields.Count + _files.Count == MostParts)
                return DeskProblems.BadBody.With(("reason", $"it has more than {MostParts} parts"));
            var file = HeaderUtilities.RemoveQuotes(said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).Value;
            if (name == "command" || string.IsNullOrEmpty(file))
            {
                if (await FieldAsync(section.Body, cancel) is not { } bytes)
                    return DeskProblems.TooLarge.With(("most", MostFieldBytes));
                if (!_fields.TryAdd(name, bytes))
                    return DeskProblems.BadBody.With(("reason", $"the part {name} stands twice"));
                continue;
            }

            if (_files.Exists(one => one.Name == file))
                return DeskProblems.BadBody.With(("reason", $"the file {file} stands twice"));
            _files.Add(await KeepAsync(section.Body, file, cancel));
            _parts.Add(name);
        }

        return null;
    }

    /// <summary>A field's bytes; null: there are too many.</summary>
    private static async Task<byte[]?> FieldAsync(Stream body, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var block = new byte[16 * 1024];
        while (await body.ReadAsync(block, cancel) is var count and > 0)
        {
            if (kept.Length + count > MostFieldBytes)
                return null;
            kept.Write(block, 0, count);
        }

        return kept.ToArray();
    }

    /// <summary>Keeps a file under a number: what it is called is no path here.</summary>
    private async Task<UploadedFile> KeepAsync(Stream body, string name, CancellationToken cancel)
    {
        _folder ??= UploadFolder.Make();
        var path = Path.Combine(_folder.FullName, _files.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await using var kept = UploadFolder.MakeFile(path);
        await body.CopyToAsync(kept, cancel);
        return new UploadedFile(name, path);
    }
}
