using System.Globalization;
using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Tests.Workbooks;

namespace BondResolution.Files.Tests.Fuzz;

/// <summary>
/// Files drawn at random and then damaged: none crashes or hangs the reader, and none that is read is recorded otherwise than it stands in
/// the file. More and other files: BONDRES_FUZZ_RUNS and BONDRES_FUZZ_SEED in the environment (docs/layouts.md).
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Seed = From("BONDRES_FUZZ_SEED", 20250127);
    private static readonly int Runs = From("BONDRES_FUZZ_RUNS", 3_000);

    [Fact]
    public void A_text_however_damaged_is_refused_or_read_as_it_stands()
    {
        var read = 0;
        for (var run = 0; run < Runs; run++)
        {
            var random = new Random(unchecked(Seed + run));
            var bytes = Damaged(random, DrawnFile.Text(random), random.Next(3) == 0 ? 0 : random.Next(4));
            var options = new RegisterOptions("drawn.csv", ExpectUnits: null) { PartBytes = random.Next(2) == 0 ? 64 : int.MaxValue, Repeated = random.Next(3) == 0 ? Repeated.Sum : Repeated.Refuse };
            var outcome = RegisterReader.Read(bytes, options);
            if (outcome.Problem is { } problem)
            {
                Told(problem, run);
                continue;
            }

            read++;
            Assert.True(Misread(bytes, outcome.Value) is not { } wrong, $"seed {Seed}, run {run}: {Misread(bytes, outcome.Value)}\n{Convert.ToBase64String(bytes)}");
        }

        Assert.True(read > Runs / 20, $"seed {Seed}: only {read} of {Runs} were read");
    }

    [Fact]
    public void A_workbook_however_damaged_is_refused_or_read_as_it_stands()
    {
        for (var run = 0; run < Runs / 10; run++)
        {
            var random = new Random(unchecked(Seed + run));
            var rows = DrawnFile.Rows(random);
            var whole = random.Next(2) == 0 ? Xlsx.Of(rows) : Xls.Of(rows);
            var damage = random.Next(3) == 0 ? 0 : 1 + random.Next(4);
            var outcome = RegisterReader.Read(Damaged(random, whole, damage), new RegisterOptions("drawn.xlsx"));
            if (outcome.Problem is { } problem)
                Told(problem, run);
            else if (damage == 0)
                Assert.True(DrawnFile.Says(rows, outcome.Value), $"seed {Seed}, run {run}");
        }
    }

    /// <summary>A refusal is one that was meant: with a code, an exit code and a text in both languages.</summary>
    private static void Told(Problem problem, int run)
    {
        foreach (var part in problem.Parts.Prepend(problem))
            Assert.True(part.Kind.ExitCode is 1 or 2 && part.Message(chinese: true).Length > 0, $"seed {Seed}, run {run}: {part}");
    }

    private static string? Misread(byte[] bytes, RegisterFile file)
    {
        var records = SlowReader.Records(bytes, file.Encoding, file.Delimiter!.Value).ToDictionary(record => record.Line, record => record.Fields);
        var accounts = file.Columns.First(column => column.Field == Field.Account).Position - 1;
        var units = file.Columns.First(column => column.Field is Field.Units).Position - 1;
        var rows = records.Where(record => record.Key > file.HeaderLine && record.Value.Count > int.Max(accounts, units)
            && SlowReader.Narrow(record.Value[accounts]) is { Length: 10 } account && account.All(char.IsAsciiLetterOrDigit)).ToList();
        if (rows.Count != file.Rows)
            return $"{rows.Count} rows stand in the file, {file.Rows} were read";
        var held = rows.GroupBy(row => SlowReader.Narrow(row.Value[accounts])).ToDictionary(group => group.Key, group => group.Sum(row => SlowReader.Bonds(row.Value[units]) ?? -1));
        for (var row = 0; row < file.Count; row++)
        {
            var account = file.Accounts[row].ToString();
            if (!records.TryGetValue(file.LineNumbers[row], out var fields) || SlowReader.Narrow(fields[accounts]) != account)
                return $"account {account} does not stand in line {file.LineNumbers[row]}";
            if (held[account] != file.Units[row])
                return $"account {account} holds {held[account]}, {file.Units[row]} were read";
        }

        return file.Count == held.Count ? null : $"{held.Count} accounts stand in the file, {file.Count} were read";
    }

    /// <summary>Some bytes changed, left out, doubled, or the end cut off.</summary>
    private static byte[] Damaged(Random random, byte[] bytes, int times)
    {
        var damaged = bytes.ToList();
        for (var i = 0; i < times && damaged.Count > 4; i++)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(5))
            {
                case 0: damaged[at] = (byte)random.Next(256); break;
                case 1: damaged.RemoveRange(at, int.Min(random.Next(1, 9), damaged.Count - at)); break;
                case 2: damaged.InsertRange(at, damaged.GetRange(at, int.Min(random.Next(1, 40), damaged.Count - at))); break;
                case 3: damaged.RemoveRange(at, damaged.Count - at); break;
                default: damaged[at] = ",;|\t\"\r\n0=."u8[random.Next(10)]; break;
            }
        }

        return [.. damaged];
    }

    private static int From(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
