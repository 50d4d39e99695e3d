using BondResolution.Domain.Problems;

namespace BondResolution.Files.Text;

/// <summary>Writes a file so that it appears whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Lets <paramref name="write"/> fill a new file beside the named one, brings it to the disk and puts it in the
    /// named one's place. Null, or why it could not be written; the file that stood there is then untouched.
    /// </summary>
    /// <param name="ownerOnly">Whether only its owner may read it (mode 0600, from the first byte on).</param>
    /// <param name="replaces">Whether a file of that name gives way; otherwise its presence is the problem.</param>
    public static Problem? Write(string path, bool ownerOnly, Action<Stream> write, bool replaces = true)
    {
        if (path.Length == 0 || path.Contains('\0'))
            return FileProblems.Unwritable.With(("file", path), ("reason", "no name of a file"));
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        var isDone = false;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
            if (ownerOnly && !OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(temporary, options))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

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
