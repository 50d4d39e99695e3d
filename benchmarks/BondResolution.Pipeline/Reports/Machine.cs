using System.Globalization;
using System.Runtime.InteropServices;

namespace BondResolution.Pipeline.Reports;

/// <summary>On what was measured, in one line. The load is that of the last minute: above some tenths the figures are noisy.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0.0} GiB; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");

    public static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
}
