using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BondResolution.Benchmarks.Kernels;
using Perfolizer.Horology;

// A short job, in this process: every size and scheme within some minutes. One value is one call, without unrolling,
// because a call takes from microseconds to seconds.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(7)
        .WithIterationTime(TimeInterval.FromMilliseconds(100)).WithMinInvokeCount(1).WithUnrollFactor(1));
if (!PostgresCluster.IsInstalled)
{
    Console.WriteLine("PostgreSQL is not installed (no initdb and postgres on the PATH or under /usr/lib/postgresql): what it would compute is left out");
    config.AddFilter(new SimpleFilter(benchmark => benchmark.Descriptor.WorkloadMethod.Name != nameof(OtherWaysBenchmarks.PostgreSql)));
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
