using BondResolution.Domain.Problems;

namespace BondResolution.Files.Outputs;

/// <summary>Writes a file so that it appears whole or not at all. What a user names goes through <see cref="OutputGate"/>.</summary>
public static class AtomicFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Lets <paramref name="write"/> fill a new file beside the named one, brings it to the disk and puts it in the
    /// named one's place. Null, or why it could not be written; the file that stood there is then untouched. A file that is replaced keeps its mode.
    /// </summary>
    /// <param name="path">The file; no link.</param>
    /// <param name="ownerOnly">Whether only its owner may read it (mode 0600 at most, from the first byte on).</param>
    /// <param name="write">Fills it.</param>
    /// <param name="replaces">Whether a file of that name gives way; otherwise its presence is the problem.</param>
    public static Problem? Write(string path, bool ownerOnly, Action<Stream> write, bool replaces = true)
    {
        if (path.Length == 0 || path.Contains('\0'))
            return FileProblems.Unwritable.With(("file", path), ("reason", "no name of a file"));
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        var isDone = false;
        try
        {
            UnixFileMode? kept = !OperatingSystem.IsWindows() && File.Exists(path) ? File.GetUnixFileMode(path) : null;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
            if ((ownerOnly || kept is not null) && !OperatingSystem.IsWindows())
                options.UnixCreateMode = Owner;
            using (var file = new FileStream(temporary, options))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (kept is { } mode && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, ownerOnly ? mode & Owner : mode);
            File.Move(temporary, path, replaces);
            isDone = true;
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return FileProblems.Unwritable.With(("file", path), ("reason", refused.Message.Replace(temporary, path, StringComparison.Ordinal)));
        }
        finally
        {
            if (!isDone)
                Discard(temporary);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report; a temporary file left behind names itself.
        }
    }
}
