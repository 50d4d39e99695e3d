namespace BondResolution.Pipeline.Processes;

/// <summary>One process, from outside.</summary>
/// <param name="Name">What it was.</param>
/// <param name="Wall">From before its start until it was gone.</param>
/// <param name="User">Its own processor time.</param>
/// <param name="System">The kernel's on its behalf.</param>
/// <param name="PeakKiB">The highest resident memory the kernel noted for it, read every few milliseconds.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it reported besides.</param>
internal sealed record Measured(string Name, TimeSpan Wall, TimeSpan User, TimeSpan System, long PeakKiB, string Output, string Error);
