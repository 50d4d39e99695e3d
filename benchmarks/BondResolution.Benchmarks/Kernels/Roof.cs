using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Payouts.Kernels;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>
/// The roof over a kernel: as many threads read every byte that it must read and write every byte that it must write,
/// once, by whole vectors, and compute nothing.
/// </summary>
internal sealed class Roof
{
    private const int RowsPerPart = 1 << 15;
    private const int RowsPerBlock = 512;

    private readonly RegisterColumns register;
    private readonly long[][] written;
    private readonly bool readsClasses;
    private readonly ParallelOptions threads = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    private long seen;

    public Roof(RegisterColumns register, PayoutColumns payment, string scheme)
    {
        this.register = register;
        readsClasses = scheme is SampleScheme.PerUnit or SampleScheme.Tiered;
        written = scheme switch
        {
            SampleScheme.OnePer => [payment.Base, payment.UnitsPaid, payment.UnitsDeferred, payment.PrincipalFen, payment.DeferredPrincipalFen],
            SampleScheme.ProRata => [payment.Base, payment.PrincipalFen, payment.DeferredPrincipalFen],
            _ => [payment.Base, payment.PrincipalFen, payment.InterestFen, payment.TaxFen, payment.DeferredPrincipalFen, payment.DeferredInterestFen]
        };
    }

    /// <summary>Moves all bytes; the answer keeps the reads from being left out.</summary>
    public long Move()
    {
        var count = register.Count;
        if (count <= RowsPerPart)
            MovePart(0, count);
        else
            Parallel.For(0, ((count - 1) / RowsPerPart) + 1, threads, part => MovePart(part * RowsPerPart, int.Min(RowsPerPart, count - (part * RowsPerPart))));
        return seen;
    }

    private void MovePart(int from, int count)
    {
        var bits = Vector256<long>.Zero;
        for (var at = from; at < from + count; at += RowsPerBlock)
        {
            var rows = int.Min(RowsPerBlock, from + count - at);
            bits |= Read(register.Units.AsSpan(at, rows)) | Read(register.Frozen.AsSpan(at, rows)) | Read(register.Deferred.AsSpan(at, rows));
            if (readsClasses)
                bits |= Read(MemoryMarshal.Cast<Domain.Bonds.HolderClass, long>(register.Classes.AsSpan(at, rows)));
            foreach (var column in written)
                Write(column.AsSpan(at, rows));
        }

        Volatile.Write(ref seen, bits[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Read(ReadOnlySpan<long> column)
    {
        ref var first = ref MemoryMarshal.GetReference(column);
        var bits = Vector256<long>.Zero;
        for (nuint row = 0; row + 4 <= (nuint)column.Length; row += 4)
            bits |= Vector256.LoadUnsafe(ref first, row);
        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Span<long> column)
    {
        ref var first = ref MemoryMarshal.GetReference(column);
        for (nuint row = 0; row + 4 <= (nuint)column.Length; row += 4)
            Vector256<long>.One.StoreUnsafe(ref first, row);
    }
}
