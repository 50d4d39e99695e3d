using System.Security.Cryptography;

namespace BondResolution.Pipeline.Registers;

/// <summary>Looks whether a payment list is the right one, so that nobody is timed for writing nothing.</summary>
internal static class PayoutList
{
    private const string Header = "account,units,units_paid,units_deferred,principal,interest,gross,tax,net,deferred";

    /// <summary>SHA-256 of the file, in hex.</summary>
    public static string Hash(string path)
    {
        if (!File.Exists(path))
            throw new BenchmarkException($"{path} was not written");
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Adds the list up and compares it with what the register must come to.</summary>
    /// <exception cref="BenchmarkException">It has another header, order, number of rows or total.</exception>
    public static void Check(string path, RegisterFacts facts)
    {
        using var lines = new StreamReader(path);
        if (lines.ReadLine() is var header && header != Header)
            throw new BenchmarkException($"{path} begins with \"{header}\" instead of \"{Header}\"");
        var (rows, units, paid, deferred, yuan, previous) = (0, 0L, 0L, 0L, 0m, "");
        while (lines.ReadLine() is { } line)
        {
            rows++;
            var cells = line.Split(',');
            if (cells.Length != 10 || string.CompareOrdinal(previous, cells[0]) >= 0)
                throw new BenchmarkException($"{path}, line {rows + 1}: \"{line}\" after account {previous}; expected 10 cells, by account ascending");
            previous = cells[0];
            (units, paid, deferred, yuan) = (units + long.Parse(cells[1]), paid + long.Parse(cells[2]), deferred + long.Parse(cells[3]), yuan + decimal.Parse(cells[4]));
        }

        if ((rows, units, paid, deferred, yuan) != (facts.Rows, facts.Units, facts.Paid, facts.Deferred, facts.Paid * 100m))
            throw new BenchmarkException($"{path} has {rows} rows, {units} units, {paid} paid, {deferred} deferred, principal {yuan}; expected {facts.Rows}, {facts.Units}, {facts.Paid}, {facts.Deferred}, {facts.Paid * 100m}");
    }
}
