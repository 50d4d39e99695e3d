using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Text;

/// <summary>A small file's bytes, read once and held. What may be large is read as a <see cref="FileContent"/>.</summary>
public static class FileBytes
{
    /// <summary>Reads a whole file of 1 to <paramref name="maxBytes"/> bytes; anything else is a problem of kind <c>file.*</c>.</summary>
    public static Outcome<byte[]> Read(string path, long maxBytes = Limits.MaxFileBytes) => Opened(path, maxBytes, (file, size) =>

        // What has no length may still have bytes: a file that the system makes up.
        size > 0 ? ReadAll(file, path, size) : ReadPipe(file, path, maxBytes));

    /// <summary>Reads a file of known size; one that somebody else is still writing, or cutting, is refused.</summary>
    public static Outcome<byte[]> ReadAll(Stream file, string name, long size)
    {
        var bytes = new byte[size];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var end = read < size ? read : file.Length;
        if (end != size)
            return FileProblems.Changing.With(("file", name), ("size", size), ("read", end));
        return size == 0 ? FileProblems.Empty.With(("file", name)) : bytes;
    }

    /// <summary>Why a name is no file to be read line by line, or null: <c>file.missing</c>, <c>file.special</c>, <c>file.unreadable</c>.</summary>
    public static Problem? Misfit(string path) => Special(path) ?? Opened<string>(path, long.MaxValue, (_, _) => path).Problem;

    /// <summary>Opening a pipe would wait for whoever writes to it, and a device may have no end; of a folder the system says that access is denied.</summary>
    private static Problem? Special(string path) => FileNode.Of(path) switch
    {
        { Kind: FileKind.Pipe or FileKind.Device or FileKind.Socket } special => FileProblems.Special.With(
            ("file", path), ("kind", special.Kind.ToString().ToLowerInvariant())),
        { Kind: FileKind.Folder } => FileProblems.Unreadable.With(("file", path), ("reason", "it is a folder")),
        _ => null
    };

    /// <summary>Opens a file; one that is missing, closed to us, too large or no file at all is a problem.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">Bytes it may have.</param>
    /// <param name="read">Reads it, told its size; 0 where it has none.</param>
    /// <param name="name">What messages call it; null: its path.</param>
    internal static Outcome<T> Opened<T>(string path, long maxBytes, Func<FileStream, long, Outcome<T>> read, string? name = null) where T : notnull
    {
        name ??= path;
        if (Special(path) is { } special)
            return special;
        try
        {
            using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
            var size = file.CanSeek ? file.Length : 0;
            return size > maxBytes ? FileProblems.TooLarge.With(("file", name), ("size", size), ("limit", maxBytes)) : read(file, size);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileProblems.Missing.With(("file", name));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return FileProblems.Unreadable.With(("file", name), ("reason", refused.Message.TrimEnd('.')));
        }
    }

    /// <summary>Reads what tells no length to its end, standard input as well; at most <see cref="Limits.MaxPipeBytes"/>.</summary>
    public static Outcome<byte[]> ReadPipe(Stream pipe, string name, long maxBytes = Limits.MaxPipeBytes)
    {
        maxBytes = long.Min(maxBytes, Limits.MaxPipeBytes);
        using var copy = new MemoryStream();
        var block = new byte[64 * 1024];
        int read;
        while (copy.Length <= maxBytes && (read = pipe.Read(block)) > 0)
            copy.Write(block, 0, read);
        if (copy.Length > maxBytes)
            return FileProblems.TooLarge.With(("file", name), ("size", $">{maxBytes}"), ("limit", maxBytes));
        return copy.Length == 0 ? FileProblems.Empty.With(("file", name)) : copy.ToArray();
    }
}
