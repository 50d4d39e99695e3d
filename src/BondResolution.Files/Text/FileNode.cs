using System.Globalization;
using System.Runtime.InteropServices;

namespace BondResolution.Files.Text;

/// <summary>What a name leads to, symbolic links followed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The same for every name of one file: device and inode; where the system does not tell them, its full path.</param>
public sealed record FileNode(FileKind Kind, string Id)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint BasicFields = 0x7FF; // STATX_BASIC_STATS

    /// <summary>What stands under a name; null where nothing does, or where it cannot be looked at.</summary>
    public static FileNode? Of(string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
            return null;
        if (!OperatingSystem.IsLinux())
            return Directory.Exists(path) ? new(FileKind.Folder, Path.GetFullPath(path)) : File.Exists(path) ? new(FileKind.Regular, Path.GetFullPath(path)) : null;
        if (statx(CurrentFolder, path, 0, BasicFields, out var found) != 0)
            return null;
        return new(KindOf(found.Mode), string.Create(CultureInfo.InvariantCulture, $"{found.DeviceMajor}:{found.DeviceMinor}:{found.Inode}"));
    }

    private static FileKind KindOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Folder,
        0x1000 => FileKind.Pipe,
        0xC000 => FileKind.Socket,
        _ => FileKind.Device
    };

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out Found found);

    /// <summary>The kernel's <c>struct statx</c>, the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Found
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
