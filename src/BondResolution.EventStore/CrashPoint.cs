using System.Diagnostics;

namespace BondResolution.EventStore;

/// <summary>
/// Places between two steps where the program kills itself if the environment variable <c>BONDRES_CRASH_AT</c> names them
/// (<c>NAME</c>, or <c>NAME:N</c> for the Nth time): how tests cut it off exactly where it would hurt. Without the variable nothing happens.
/// </summary>
public static class CrashPoint
{
    public const string Variable = "BONDRES_CRASH_AT";

    private static readonly string[]? Wanted = Environment.GetEnvironmentVariable(Variable)?.Split(':');
    private static int reached;

    /// <param name="name">Of the place: what has just been done.</param>
    public static void Reach(string name)
    {
        if (Wanted is null || Wanted[0] != name)
            return;
        var times = Wanted.Length > 1 && int.TryParse(Wanted[1], out var n) ? n : 1;
        if (Interlocked.Increment(ref reached) != times)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill(); // SIGKILL: nothing is tidied up
        Thread.Sleep(Timeout.Infinite);
    }
}
