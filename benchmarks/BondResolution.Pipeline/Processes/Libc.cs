using System.Runtime.InteropServices;

namespace BondResolution.Pipeline.Processes;

/// <summary>The three calls of the C library the framework has no name for.</summary>
internal static class Libc
{
    private const int Children = -1;

    /// <summary>Processor time all children that have ended took so far: theirs, and the kernel's for them.</summary>
    public static (TimeSpan User, TimeSpan System) ChildrenTime()
    {
        // struct rusage: two timevals (seconds, microseconds), then fourteen longs that are not read here.
        var usage = new long[18];
        if (ResourceUsage(Children, usage) != 0)
            throw new BenchmarkException("getrusage failed; this benchmark needs Linux");
        return (TimeSpan.FromSeconds(usage[0]) + TimeSpan.FromMicroseconds(usage[1]), TimeSpan.FromSeconds(usage[2]) + TimeSpan.FromMicroseconds(usage[3]));
    }

    /// <summary>Writes what waits in the page cache to the disk, so that no run pays for the one before.</summary>
    public static void Sync() => SyncAll();

    public static bool IsRoot => EffectiveUser() == 0;

    /// <summary>Clock ticks in a second, the unit of /proc/PID/stat: 100 on every Linux that .NET runs on.</summary>
    public const int TicksPerSecond = 100;

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int ResourceUsage(int who, [Out] long[] usage);

    [DllImport("libc", EntryPoint = "sync")]
    private static extern void SyncAll();

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint EffectiveUser();
}
