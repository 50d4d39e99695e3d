using BondResolution.Pipeline.Processes;
using BondResolution.Pipeline.Registers;
using BondResolution.Pipeline.Reports;
using BondResolution.Pipeline.Variants;

namespace BondResolution.Pipeline;

/// <summary>From a register to the list of its first instalment: the ledger beside what one would do with a database and no ledger.</summary>
internal static class WholeJob
{
    public static void Run(Settings settings, RegisterFacts facts, TextWriter output, CancellationToken cancel)
    {
        PostgresCluster? cluster = null;
        try
        {
            var missing = "";
            if (settings.Only.AsSpan().ContainsAny('b', 'd'))
                (cluster, missing) = PostgresCluster.Start(Path.Combine(settings.Work, "postgres"), cancel);
            var variants = Variants(settings, facts, cluster, missing, output, cancel);
            if (variants.Count == 0)
                throw new BenchmarkException("there is nothing to run");
            Measure(settings, facts, variants, output, cancel);
        }
        finally
        {
            cluster?.Dispose();
        }
    }

    /// <summary>The variants asked for, with the versions of their programs; what is not installed is said and left out.</summary>
    private static List<IVariant> Variants(Settings settings, RegisterFacts facts, PostgresCluster? cluster, string missing, TextWriter output, CancellationToken cancel)
    {
        List<IVariant> variants = [];
        foreach (var letter in settings.Only)
        {
            var (variant, version) = letter switch
            {
                'a' => (new BondresVariant(settings, facts), Programs.Version(settings.BondresWords, cancel)),
                'c' => Programs.Find("sqlite3") is { } shell ? (new SqliteVariant(settings, shell), Programs.Version([shell], cancel)) : (null, "sqlite3 is not installed"),
                _ when cluster is null => (null, missing),
                'd' when !cluster.HasPgcrypto(cancel) => (null, "the server has no pgcrypto (PostgreSQL's contrib modules)"),
                _ => ((IVariant?)new PsqlVariant(settings, cluster, hasDuties: letter == 'd'), Programs.Version(["psql"], cancel))
            };
            output.WriteLine(variant is null ? $"({letter}) skipped: {version}" : $"({letter}) {variant.Title}: {version}");
            if (variant is not null)
                variants.Add(variant);
        }

        return variants;
    }

    private static void Measure(Settings settings, RegisterFacts facts, List<IVariant> variants, TextWriter output, CancellationToken cancel)
    {
        List<(IVariant Variant, List<IReadOnlyList<Measured>> Runs)> all = [.. variants.Select(v => (v, new List<IReadOnlyList<Measured>>()))];
        Dictionary<char, string> checks = [];
        var hash = "";
        for (var run = 0; run < settings.Runs; run++)
        {
            foreach (var (variant, runs) in run % 2 == 0 ? all : Enumerable.Reverse(all))
            {
                variant.Prepare(cancel);
                Libc.Sync();
                runs.Add(variant.Run(cancel));
                if (run == 0)
                {
                    PayoutList.Check(variant.List, facts);
                    checks[variant.Letter] = variant.Check(cancel);
                }

                var list = PayoutList.Hash(variant.List);
                if (hash.Length > 0 && list != hash)
                    throw new BenchmarkException($"the list of ({variant.Letter}) in run {run + 1} differs from those before: SHA-256 {list} and {hash}; run again with --keep and compare {variant.List}");
                hash = list;
                Console.Error.WriteLine($"run {run + 1} ({variant.Letter}) {runs[^1].Sum(p => p.Wall.TotalSeconds):0.000} s, load {Machine.Load()}");
            }
        }

        output.WriteLine();
        Report.Times(output, all);
        foreach (var (_, runs) in all)
            Report.Stages(output, runs);
        Report.Ratios(output, all);
        output.WriteLine($"lists: every byte the same in every run of {string.Join(", ", variants.Select(v => $"({v.Letter})"))}; {facts.Rows:#,0} accounts, paid {facts.Paid:#,0}, deferred {facts.Deferred:#,0} bonds; SHA-256 {hash}");
        foreach (var check in checks.OrderBy(c => c.Key))
            output.WriteLine(check.Value);
    }
}
