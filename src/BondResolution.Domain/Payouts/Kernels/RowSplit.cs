using System.Runtime.ExceptionServices;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// Runs work over rows part by part, on the caller's thread and on as many of the pool as run at once. Allocates nothing
/// once it is made: the parts are taken from a shared counter. What is computed never depends on who takes which part.
/// One run at a time.
/// </summary>
internal sealed class RowSplit : IThreadPoolWorkItem
{
    /// <summary>Rows of a part: some 100 µs of work, much more than waking a thread costs.</summary>
    public const int RowsPerPart = 1 << 15;

    /// <summary>A next part beyond every part: a helper that the pool starts late, between two runs, finds nothing to do.</summary>
    private const int Closed = int.MaxValue / 2;

    private readonly AutoResetEvent finished = new(false);
    private Action<int, int> work = static (_, _) => { };
    private ExceptionDispatchInfo? failure;
    private int rows;
    private int parts;
    private int unfinished;
    private int next = Closed;

    /// <summary>Calls <paramref name="part"/> with the first row and the number of rows of every part; returns when all are done.</summary>
    public void Over(int count, Action<int, int> part)
    {
        if (count <= RowsPerPart)
        {
            part(0, count);
            return;
        }

        (work, rows, parts, failure) = (part, count, ((count - 1) / RowsPerPart) + 1, null);
        unfinished = parts;
        Volatile.Write(ref next, 0); // opens the run: whoever sees it sees the fields above
        ThreadPool.GetMinThreads(out var atOnce, out _);
        for (var helper = 1; helper < int.Min(atOnce, parts); helper++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        ((IThreadPoolWorkItem)this).Execute();
        finished.WaitOne();
        Volatile.Write(ref next, Closed);
        failure?.Throw();
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (var part = Interlocked.Increment(ref next) - 1; part < parts; part = Interlocked.Increment(ref next) - 1)
        {
            try
            {
                var from = part * RowsPerPart;
                work(from, int.Min(RowsPerPart, rows - from));
            }
            catch (Exception e) // thrown again on the caller's thread
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            if (Interlocked.Decrement(ref unfinished) == 0)
                finished.Set();
        }
    }
}
