using BenchmarkDotNet.Attributes;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Payouts.Kernels;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>Each kernel against the roof: 50 % of it is a ratio of 2.</summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "RatioSD", "Median", "Alloc Ratio", "Gen0", "Gen1", "Gen2")]
public class KernelBenchmarks
{
    private RegisterColumns register = null!;
    private PayoutKernel kernel = null!;
    private PayoutColumns payment = null!;
    private Roof roof = null!;

    [Params(SampleScheme.OnePer, SampleScheme.PerUnit, SampleScheme.ProRata, SampleScheme.Tiered)]
    public string Scheme { get; set; } = "";

    [Params(10_000, 100_000, 1_000_000, 10_000_000)]
    public int Holders { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var input = SampleRegister.Of(Holders);
        register = SampleRegister.Columns(input);
        kernel = new PayoutKernel(SampleScheme.Named(Scheme, input), SampleScheme.Face, CashSplit.InterestFirst);
        payment = kernel.NewColumns(Holders);
        roof = new Roof(register, payment, Scheme);
        // The first write to a page costs more than all others: before anything is measured.
        roof.Move();
    }

    [Benchmark(Baseline = true, Description = "roof")]
    public long MoveTheBytes() => roof.Move();

    [Benchmark(Description = "kernel")]
    public bool Kernel() => kernel.TryRun(register, payment, out _);
}
