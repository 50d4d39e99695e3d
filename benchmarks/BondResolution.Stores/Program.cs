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
#if EVENTSTOREDB
if (Environment.GetEnvironmentVariable("BONDRES_TEST_ESDB") is { } given)
    await MeasureAsync(new ClusterBench(given));
else
    Console.WriteLine("EventStoreDB left out: BONDRES_TEST_ESDB names no server");
#else
Console.WriteLine("EventStoreDB left out: built without -p:EventStoreDb=true");
#endif
Console.WriteLine("| store | one event p50 | p99 | bare p50 | p99 | chunks | bare | of bare (min – max) | read all | rebuild |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
lines.ForEach(Console.WriteLine);

async Task MeasureAsync(IStoreBench bench)
{
    var pairs = new List<(double Store, double Bare, double Read)>();
    var (own, plain) = (new List<double>(), new List<double>());
    for (var run = 0; run <= runs; run++) // the first one warms up
    {
        var (store, bare) = (0d, 0d);
        foreach (var isOwn in run % 2 == 0 ? [true, false] : new[] { false, true })
        {
            if (isOwn)
                store = await bench.AppendChunksAsync(transactions);
            else
                bare = await bench.WriteBareAsync(transactions);
        }

        var read = await bench.ReadAllAsync();
        var single = await bench.OneByOneAsync(200);
        if (run == 0)
            continue;
        pairs.Add((store, bare, read));
        own.AddRange(single.Store);
        plain.AddRange(single.Bare);
    }

    var rebuild = await Rebuild.RunAsync(bench.NewPlace, runs);
    var megabytes = Chunks.BytesOf(transactions) / 1e6;
    var ratios = pairs.Select(p => p.Bare / p.Store).Order().ToList();
    lines.Add(string.Create(CultureInfo.InvariantCulture,
        $"| {bench.Name} | {Ms(own, 50)} | {Ms(own, 99)} | {Ms(plain, 50)} | {Ms(plain, 99)} | {megabytes / Median(pairs.Select(p => p.Store)):0} MB/s | {megabytes / Median(pairs.Select(p => p.Bare)):0} MB/s | {Median(ratios):P0} ({ratios[0]:P0} – {ratios[^1]:P0}) | {megabytes / Median(pairs.Select(p => p.Read)):0} MB/s | {rebuild:0.00} s |"));
}

static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

static string Ms(List<double> times, int percent) => times.Order().ToList() is var sorted
    ? string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Count * percent / 100] * 1e3:0.00} ms")
    : "";
