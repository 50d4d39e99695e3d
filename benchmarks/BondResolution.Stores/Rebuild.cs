using System.Diagnostics;
using System.Globalization;
using System.Text;
using BondResolution.Application;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Places;
using BondResolution.Application.Recording;

namespace BondResolution.Stores;

/// <summary>Read models made anew from a ledger of one register and one payment, beside the live ones, and swapped in.</summary>
internal static class Rebuild
{
    public const int Holders = 100_000;

    private const long UnitsEach = 23;

    /// <summary>The median of so many rebuilds, in seconds.</summary>
    /// <param name="newPlace">A place for a ledger that keeps its files in a folder.</param>
    /// <param name="runs">At least 1.</param>
    public static async Task<double> RunAsync(Func<string, LedgerPlace> newPlace, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("bondres-bench-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "register.csv"), Register());
        await using (var ledger = (await Ledger.OpenAsync(newPlace(Path.Combine(folder, "ledger")), "bench", TimeProvider.System)).Value)
        {
            await RecordAsync(ledger, folder);
            var times = new List<double>();
            for (var run = 0; run <= runs; run++) // the first one warms up
            {
                var watch = Stopwatch.StartNew();
                await ledger.RebuildViewsAsync();
                times.Add(watch.Elapsed.TotalSeconds);
            }

            times.RemoveAt(0);
            times.Sort();
            Directory.Delete(folder, recursive: true);
            return times[times.Count / 2];
        }
    }

    private static async Task RecordAsync(Ledger ledger, string folder)
    {
        const long Units = Holders * UnitsEach;
        var reader = new CommandReader(new FolderFiles(folder), ledger.OnlyCaseAsync);
        var session = new Session(ledger, dryRun: false);
        foreach (var json in new[]
        {
            """{"do":"case.open","on":"2018-08-14","code":"100001","name":"N","issuer":"I","trustee":"T","face":"100.00","issuedUnits":6600000,"issueDate":"2018-08-14","maturityDate":"2024-08-14","maturityPrice":"107.00"}""",
            $$"""{"do":"case.default","on":"2024-08-14","case":"100001","units":{{Units}},"principal":"{{Units * 100}}.00","interest":"{{Units * 7}}.00"}""",
            """{"do":"register.import","on":"2024-08-21","case":"100001","file":"register.csv","recordDate":"2024-08-21"}""",
            """{"do":"plan.adopt","on":"2024-10-08","case":"100001","plan":"1"}""",
            """{"do":"instalment.declare","on":"2024-10-09","case":"100001","no":1,"payDate":"2024-10-10","scheme":{"type":"one-per","per":10,"rounding":"ceiling"}}""",
            """{"do":"instalment.fund","on":"2024-10-09","case":"100001","no":1,"amount":"100000000.00"}""",
            """{"do":"instalment.pay","on":"2024-10-10","case":"100001","no":1}"""
        })
        {
            var command = await reader.ReadAsync(CommandReader.Parse(Encoding.UTF8.GetBytes(json)).Value, CommandTable.Names);
            var refusal = command.Problem ?? (await CommandTable.RunAsync(command.Value, session)).Refusal;
            if (refusal is not null)
                throw new InvalidOperationException($"{json}: {refusal}");
        }

        await ledger.CatchUpAsync();
    }

    private static string Register() => "account,person,name,id_number,class,units,frozen\n" + string.Concat(Enumerable.Range(1, Holders).Select(
        i => string.Create(CultureInfo.InvariantCulture, $"01{i:D8},P{i},名{i},ID-{i:D8},individual,{UnitsEach},{(i % 9 == 0 ? 1 : 0)}\n")));
}
