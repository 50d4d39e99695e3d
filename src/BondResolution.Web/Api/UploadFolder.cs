using System.Globalization;

namespace BondResolution.Web.Api;

/// <summary>
/// Folders for what is uploaded, for the server's account only, named by the process: what a server left that was killed, the next one takes away when it starts.
/// </summary>
internal static class UploadFolder
{
    private const string Prefix = "bondres-upload-";

    /// <summary>A new folder of this process.</summary>
    public static DirectoryInfo Make() => Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-");

    /// <summary>A new file in such a folder, readable by its owner only.</summary>
    public static FileStream MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Takes away the folders of servers that are no more; those of other accounts stay.</summary>
    public static void Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var process = Path.GetFileName(left)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsGone(id))
                TryDelete(left);
        }
    }

    private static bool IsGone(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // another account's, or another server was faster
        }
    }
}
