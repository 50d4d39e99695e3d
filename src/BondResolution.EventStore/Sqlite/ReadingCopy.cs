using System.Runtime.InteropServices;

namespace BondResolution.EventStore.Sqlite;

/// <summary>
/// A database file that is only read. Beside one that may be written SQLite keeps its log for as long as it is open, as beside a live one; of any other a copy in a
/// temporary folder is read, so that a file or a folder without permission to write, evidence perhaps, stays as it is.
/// </summary>
public sealed class ReadingCopy : IDisposable
{
    private const int MayWrite = 2; // W_OK
    private const int Attempts = 20;

    private readonly DirectoryInfo? _folder;

    private ReadingCopy(string path, DirectoryInfo? folder, bool keepsLog) => (Path, _folder, KeepsLog) = (path, folder, keepsLog);

    /// <summary>The file to open: the very one, or its copy.</summary>
    public string Path { get; }

    /// <summary>Whether the file has a log that another process left or is writing: whoever closes the file last does not take it in.</summary>
    public bool KeepsLog { get; }

    /// <exception cref="StoreUnreachableException">The file cannot be read, or is written to without pause.</exception>
    public static ReadingCopy Of(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (MayBeWritten(path) && MayBeWritten(System.IO.Path.GetDirectoryName(path)!))
            return new(path, null, Length(path + "-wal") > 0);
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("bondres-reading-");
            var copy = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileName(path));
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var before = State(path);
                foreach (var side in new[] { "", "-wal", "-journal" }.Where(side => Length(path + side) > 0))
                    Copy(path + side, copy + side);
                if (State(path) == before)
                    return new(copy, folder, keepsLog: false);
            }

            throw new StoreUnreachableException($"{path} is written to without pause. Try again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            folder?.Delete(recursive: true);
            throw new StoreUnreachableException($"{path} cannot be read. Check the permissions of the file and the room in {System.IO.Path.GetTempPath()}. ({e.Message})", e);
        }
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = new FileStream(to, FileMode.Create, FileAccess.Write);
        source.CopyTo(target);
    }

    private static string State(string path) => string.Join(' ', new[] { "", "-wal", "-journal" }.Select(side => $"{Length(path + side)} {File.GetLastWriteTimeUtc(path + side).Ticks}"));

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static bool MayBeWritten(string path) => OperatingSystem.IsWindows() ? (File.GetAttributes(path) & FileAttributes.ReadOnly) == 0 : access(path, MayWrite) == 0;

    [DllImport("libc", EntryPoint = "access", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
