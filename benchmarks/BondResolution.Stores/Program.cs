using System.Globalization;
using BondResolution.Stores;
using BondResolution.ThrowAwayPostgres;

// Every store and what it is held against, in one run, in alternating order: see ../README.md.
var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var transactions = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 16;
var lines = new List<string>();
await MeasureAsync(new SqliteBench());
if (PostgresServer.Missing is { } missing)
    Console.WriteLine($"PostgreSQL left out: {missing}");
else
    await MeasureAsync(new PostgresBench());
Console.WriteLine("| store | one event p50 | p99 | chunks | bare | of bare | read all |");
Console.WriteLine("|---|---|---|---|---|---|---|");
lines.ForEach(Console.WriteLine);

async Task MeasureAsync(IStoreBench bench)
{
    var pairs = new List<(double Store, double Bare, double Read)>();
    var latencies = new List<double>();
    for (var run = 0; run <= runs; run++) // the first one warms up
    {
        var (store, bare) = (0d, 0d);
        foreach (var own in run % 2 == 0 ? [true, false] : new[] { false, true })
        {
            if (own)
                store = await bench.AppendChunksAsync(transactions);
            else
                bare = await bench.WriteBareAsync(transactions);
        }

        var read = await bench.ReadAllAsync();
        var single = await bench.AppendOneByOneAsync(200);
        if (run == 0)
            continue;
        pairs.Add((store, bare, read));
        latencies.AddRange(single);
    }

    latencies.Sort();
    var megabytes = Chunks.BytesOf(transactions) / 1e6;
    lines.Add(string.Create(CultureInfo.InvariantCulture,
        $"| {bench.Name} | {latencies[latencies.Count / 2] * 1e3:0.00} ms | {latencies[latencies.Count * 99 / 100] * 1e3:0.00} ms | {megabytes / Median(pairs.Select(p => p.Store)):0} MB/s | {megabytes / Median(pairs.Select(p => p.Bare)):0} MB/s | {Median(pairs.Select(p => p.Bare / p.Store)):P0} | {megabytes / Median(pairs.Select(p => p.Read)):0} MB/s |"));
}

static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
