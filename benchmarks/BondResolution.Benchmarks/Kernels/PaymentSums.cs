namespace BondResolution.Benchmarks.Kernels;

/// <summary>What ways to compute a payment must agree on: bonds, and fen.</summary>
internal sealed record PaymentSums(long UnitsPaid, long Principal, long Interest, long Tax, long Deferred)
{
    public void MustBe(PaymentSums others)
    {
        if (this != others)
            throw new InvalidOperationException($"the kernel pays {this}, the other way {others}");
    }
}
