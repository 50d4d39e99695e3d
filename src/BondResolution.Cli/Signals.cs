using System.Runtime.InteropServices;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks what is under way to stop; where it has not after <see cref="Grace"/>, or at the second, the program
/// ends at once. That loses nothing: it may be killed at any moment.
/// </summary>
internal sealed class Signals : IDisposable
{
    /// <summary>How long what is under way may take to stop.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<ProblemKind> _endNow;
    private readonly Timer _late;
    private int _count;

    /// <param name="endNow">Says how the run ends and ends the process.</param>
    public Signals(Action<ProblemKind> endNow)
    {
        _endNow = endNow;
        _late = new Timer(_ => endNow(Received!));
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Meet(signal, ProgramProblems.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Meet(signal, ProgramProblems.Terminated))
        ];
    }

    /// <summary>What the first signal was, or null.</summary>
    public ProblemKind? Received { get; private set; }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _late.Dispose();
        _stop.Dispose();
    }

    private void Meet(PosixSignalContext signal, ProblemKind kind)
    {
        signal.Cancel = true;
        Received ??= kind;
        if (Interlocked.Increment(ref _count) > 1)
        {
            _endNow(Received);
            return;
        }

        _late.Change(Grace, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }
}
