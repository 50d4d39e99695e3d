using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Outputs;

/// <summary>
/// The one way to a file that a user names for output. It is never an input of the same command and never anything in the folder of a ledger or of keys, whatever
/// it is called: files are compared by device and inode. Links are followed; pipes and devices are written to and not replaced.
/// </summary>
/// <param name="folders">Of the ledger and its keys; they need not be there.</param>
/// <param name="standardOutput">Opens standard output, which the name <c>-</c> stands for.</param>
public sealed class OutputGate(IReadOnlyList<string> folders, Func<Stream> standardOutput)
{
    /// <summary>The name of standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Files that only ledgers and their keys have: what stands beside one is in such a folder.</summary>
    private static readonly string[] LedgerFiles = ["events.db", "sequence.db", "vault.db", "vault.key", "signing.key"];

    private readonly HashSet<string> _inputs = new(StringComparer.Ordinal);

    /// <summary>Whether a name stands for standard output.</summary>
    public static bool IsStandardOutput(string path) => path is StandardOutput or "/dev/stdout";

    /// <summary>Whether what is written to a name cannot be taken back: standard output, a pipe, a device.</summary>
    public static bool IsForwardOnly(string path) => IsStandardOutput(path) || FileNode.Of(path) is { Kind: FileKind.Pipe or FileKind.Device };

    /// <summary>Notes a file that the command reads; one that is not there, a pipe or a device is none that could be overwritten.</summary>
    public void AddInput(string path)
    {
        if (FileNode.Of(path) is { Kind: FileKind.Regular } input)
            _inputs.Add(input.Id);
    }

    /// <summary>
    /// Why nothing may be written to a name, or null. Problems: <c>file.unwritable</c>, <c>file.output-is-input</c>, <c>file.output-in-ledger</c>.
    /// </summary>
    public Problem? Refusal(string path)
    {
        if (IsStandardOutput(path))
            return null;
        if (path.Length == 0 || path.Contains('\0'))
            return FileProblems.Unwritable.With(("file", path), ("reason", "no name of a file"));
        var node = FileNode.Of(path);
        if (node is { Kind: FileKind.Folder or FileKind.Socket })
            return FileProblems.Unwritable.With(("file", path), ("reason", node.Kind == FileKind.Folder ? "it is a folder" : "it is a socket"));
        if (IsForwardOnly(path))
            return null;
        if (node is not null && _inputs.Contains(node.Id))
            return FileProblems.OutputIsInput.With(("file", path));
        if (!Target(path).Try(out var target, out var unresolved))
            return unresolved;
        var folder = folders.FirstOrDefault(folder => IsIn(target, folder) || (node is not null && Holds(folder, node)));
        if (folder is null && Path.GetDirectoryName(target) is { } beside && LedgerFiles.Any(file => File.Exists(Path.Combine(beside, file))))
            folder = beside;
        return folder is null ? null : FileProblems.OutputInLedger.With(("file", path), ("folder", folder));
    }

    /// <summary>Writes a file whole or not at all; a pipe, a device or standard output as it comes. Null, or why not: as <see cref="Refusal"/>, and <c>file.exists</c>.</summary>
    /// <param name="path">As the user named it.</param>
    /// <param name="ownerOnly">Whether it holds people or salts: only its owner may read it.</param>
    /// <param name="write">Fills it.</param>
    /// <param name="replaces">Whether a file that is there gives way.</param>
    public Problem? Write(string path, bool ownerOnly, Action<Stream> write, bool replaces = true)
    {
        if (IsStandardOutput(path))
        {
            using var stdout = new BufferedStream(standardOutput(), 1 << 16);
            write(stdout);
            stdout.Flush();
            return null;
        }

        if (Refusal(path) is { } refused)
            return refused;
        if (IsForwardOnly(path))
            return WriteInto(path, write);
        if (FileNode.Of(path) is not null && !replaces)
            return FileProblems.Exists.With(("file", path));
        return Target(path).Try(out var target, out var unresolved) ? AtomicFile.Write(target, ownerOnly, write, replaces) : unresolved;
    }

    private static Problem? WriteInto(string path, Action<Stream> write)
    {
        try
        {
            using var device = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 });
            write(device);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return FileProblems.Unwritable.With(("file", path), ("reason", refused.Message));
        }
    }

    /// <summary>The full name of the file itself, where the name given is a link to it: it need not be there yet.</summary>
    private static Outcome<string> Target(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        catch (IOException broken)
        {
            return FileProblems.Unwritable.With(("file", path), ("reason", broken.Message));
        }
    }

    /// <summary>Whether a file would stand in a folder or below it, by whatever names.</summary>
    private static bool IsIn(string target, string folder)
    {
        var id = FileNode.Of(folder)?.Id;
        var named = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (var above = Path.GetDirectoryName(target); above is not null; above = Path.GetDirectoryName(above))
        {
            if (id is null ? above == named : FileNode.Of(above)?.Id == id)
                return true;
        }

        return false;
    }

    /// <summary>Whether a file of a folder is this very file under another name.</summary>
    private static bool Holds(string folder, FileNode node)
    {
        try
        {
            return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(file => FileNode.Of(file)?.Id == node.Id);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false; // what may not be listed has no file whose other name is at hand
        }
    }
}
