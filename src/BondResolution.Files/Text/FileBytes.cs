using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Text;

/// <summary>A file's bytes, read once: what is digested is what is parsed.</summary>
public static class FileBytes
{
    /// <summary>Reads a whole file of 1 to <paramref name="maxBytes"/> bytes; anything else is a problem of kind <c>file.*</c>.</summary>
    public static Outcome<byte[]> Read(string path, long maxBytes = Limits.MaxFileBytes)
    {
        try
        {
            using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
            var size = file.Length;
            if (size > maxBytes)
                return FileProblems.TooLarge.With(("file", path), ("size", size), ("limit", maxBytes));

            // A pipe has no length; a file may be cut while it is read. What was really read decides.
            var bytes = file.CanSeek ? new byte[size] : ReadPipe(file, maxBytes);
            var read = file.CanSeek ? file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) : bytes.Length;
            if (read > maxBytes)
                return FileProblems.TooLarge.With(("file", path), ("size", $">{maxBytes}"), ("limit", maxBytes));
            if (read == 0)
                return FileProblems.Empty.With(("file", path));
            return read == bytes.Length ? bytes : bytes[..read];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileProblems.Missing.With(("file", path));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return FileProblems.Unreadable.With(("file", path), ("reason", refused.Message));
        }
    }

    private static byte[] ReadPipe(FileStream pipe, long maxBytes)
    {
        using var copy = new MemoryStream();
        var block = new byte[64 * 1024];
        int read;
        while (copy.Length <= maxBytes && (read = pipe.Read(block)) > 0)
            copy.Write(block, 0, read);
        return copy.ToArray();
    }
}
