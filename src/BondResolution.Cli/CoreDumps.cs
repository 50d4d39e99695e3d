using System.Runtime.InteropServices;

namespace BondResolution.Cli;

/// <summary>Core dumps hold the vault's key and people; the system is told to make none.</summary>
internal static class CoreDumps
{
    private const int CoreBytes = 4; // RLIMIT_CORE of Linux and macOS

    /// <summary>Turns them off for this process.</summary>
    public static void TurnOff()
    {
        if (OperatingSystem.IsWindows())
            return;
        var none = default(Limit);
        _ = setrlimit(CoreBytes, ref none); // where it is refused there is nothing else to do
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int setrlimit(int resource, ref Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
