using System.Collections.Concurrent;
using System.Security.Cryptography;
using BondResolution.Application.Desk;
using BondResolution.Web.Api;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Pages.Recording;

/// <summary>
/// Keeps the files of a form between its preview and its recording: for their user alone, in a folder only the server's account reads,
/// for half an hour at most. A server that stops takes them with it.
/// </summary>
internal sealed class UploadShelf(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, Item> _items = new(StringComparer.Ordinal);
    private readonly Lazy<string> _folder = new(() => UploadFolder.Make().FullName);

    /// <summary>Keeps a file and answers the word it is found by.</summary>
    public async Task<string> PutAsync(string user, IFormFile file, CancellationToken cancel)
    {
        Sweep();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var path = Path.Combine(_folder.Value, token);
        await using (var kept = UploadFolder.MakeFile(path))
            await file.CopyToAsync(kept, cancel);
        _items[token] = new Item(user, Path.GetFileName(file.FileName), path, clock.GetUtcNow() + Kept);
        return token;
    }

    /// <summary>A file of the user's; null: it was not kept, or no longer.</summary>
    public UploadedFile? Find(string user, string token)
    {
        Sweep();
        return _items.TryGetValue(token, out var item) && item.User == user ? new UploadedFile(item.Name, item.Path) : null;
    }

    /// <summary>Takes a file away once it was recorded.</summary>
    public void Drop(string token)
    {
        if (_items.TryRemove(token, out var item))
            File.Delete(item.Path);
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
            Directory.Delete(_folder.Value, recursive: true);
    }

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (token, item) in _items)
        {
            if (item.Until < now)
                Drop(token);
        }
    }

    private sealed record Item(string User, string Name, string Path, DateTimeOffset Until);
}
