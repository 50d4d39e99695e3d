using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using BondResolution.Web.Pages.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace BondResolution.Web;

/// <summary>
/// The desk's own styles and scripts: embedded in the program, served under <c>/assets/</c> with the hash of their bytes.
/// </summary>
public static class AssetFiles
{
    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    /// <summary>Where a page finds an asset: the hash in the address lets a browser keep it until its bytes change.</summary>
    /// <param name="file">Its file name, such as <c>desk.css</c>.</param>
    public static string Address(string file) => $"/assets/{file}?v={ByName[file].Hash[..16]}";

    /// <summary>Maps <c>GET /assets/{file}</c>, open to everybody: the sign-in page needs its styles.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{file}", Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(string file, HttpContext context)
    {
        if (file == PrintSheet.File)
            return PrintSheet.Serve(context.Request);
        if (!ByName.TryGetValue(file, out var asset))
            return Results.NotFound();
        var versioned = context.Request.Query.ContainsKey("v");
        context.Response.Headers.CacheControl = versioned ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Bytes, asset.Kind, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        const string Folder = "assets/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToFrozenDictionary(
            name => name[Folder.Length..],
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return new Asset(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), Kind(name));
            },
            StringComparer.Ordinal);
    }

    private static string Kind(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream"
    };

    private sealed record Asset(byte[] Bytes, string Hash, string Kind);
}
