using BenchmarkDotNet.Attributes;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Payouts.Kernels;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>The same payment by what one would use without kernels; each must first give the kernel's totals.</summary>
[HideColumns("Error", "StdDev", "RatioSD", "Median")]
public class OtherWaysBenchmarks
{
    private PayoutInput input = null!;
    private RegisterColumns register = null!;
    private PayoutKernel kernel = null!;
    private PayoutColumns payment = null!;
    private List<LinqDecimal.Holder> holders = null!;
    private SqliteTables? sqlite;
    private PostgresCluster? postgres;

    [Params(SampleScheme.OnePer, SampleScheme.PerUnit, SampleScheme.ProRata, SampleScheme.Tiered)]
    public string Scheme { get; set; } = "";

    [Params(10_000, 100_000, 1_000_000)]
    public int Holders { get; set; }

    private PaymentSums Sums
    {
        get
        {
            kernel.TryRun(register, payment, out var sums);
            return new PaymentSums((long)sums.UnitsPaid, (long)sums.PrincipalFen, (long)sums.InterestFen, (long)sums.TaxFen,
                (long)(sums.DeferredPrincipalFen + sums.DeferredInterestFen));
        }
    }

    [GlobalSetup(Target = nameof(Kernel))]
    public void Prepare()
    {
        input = SampleRegister.Of(Holders);
        register = SampleRegister.Columns(input);
        kernel = new PayoutKernel(SampleScheme.Named(Scheme, input), SampleScheme.Face, CashSplit.InterestFirst);
        payment = kernel.NewColumns(Holders);
    }

    [GlobalSetup(Target = nameof(WithLinq))]
    public void PrepareLinq()
    {
        Prepare();
        holders = LinqDecimal.HoldersOf(input);
        Sums.MustBe(LinqDecimal.SumsOf(WithLinq()));
    }

    [GlobalSetup(Target = nameof(Sqlite))]
    public void PrepareSqlite()
    {
        Prepare();
        sqlite = new SqliteTables(input);
        Sqlite();
        Sums.MustBe(sqlite.Sums());
    }

    [GlobalSetup(Target = nameof(PostgreSql))]
    public void PreparePostgres()
    {
        Prepare();
        postgres = PostgresCluster.Start();
        postgres.Load(input);
        PostgreSql();
        Sums.MustBe(postgres.Sums());
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        sqlite?.Dispose();
        postgres?.Dispose();
    }

    [Benchmark(Baseline = true, Description = "kernel")]
    public bool Kernel() => kernel.TryRun(register, payment, out _);

    [Benchmark(Description = "LINQ, decimal")]
    public List<LinqDecimal.Line> WithLinq() => LinqDecimal.Pay(SampleScheme.Named(Scheme, input), holders, SampleScheme.Face.Yuan);

    [Benchmark(Description = "SQLite")]
    public void Sqlite() => sqlite!.Pay(PaymentSql.For(Scheme, input, "min", "max"));

    [Benchmark(Description = "PostgreSQL")]
    public void PostgreSql() => postgres!.Pay(PaymentSql.For(Scheme, input, "least", "greatest"));
}
