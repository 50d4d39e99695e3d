using BondResolution.Pipeline.Processes;

namespace BondResolution.Pipeline.Variants;

/// <summary>(c) The sqlite3 shell with a fresh file and its default durability (a journal, fsync at every commit).</summary>
internal sealed class SqliteVariant(Settings settings, string shell) : IVariant
{
    private readonly string _folder = Path.Combine(settings.Work, "c");

    public char Letter => 'c';

    public string Title => "sqlite3";

    public string Remark => "";

    public string List => Path.Combine(_folder, "list.csv");

    private string Database => Path.Combine(_folder, "job.db");

    public void Prepare(CancellationToken cancel)
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
    }

    public IReadOnlyList<Measured> Run(CancellationToken cancel) =>
        [ChildProcess.Run("sqlite3", [shell, "-batch", "-bail", Database], Script(), _folder, cancel)];

    public string Check(CancellationToken cancel) =>
        $"(c) {ChildProcess.Ask([shell, Database, "SELECT 'rows stored: ' || (SELECT count(*) FROM register) || ', paid: ' || (SELECT count(*) FROM payout)"], cancel)}";

    private string Script() => $"""
        CREATE TABLE register (account TEXT, person TEXT, name TEXT, id_number TEXT, class TEXT, units INTEGER, frozen INTEGER);
        .import --csv --skip 1 "{settings.Register}" register
        CREATE TABLE payout AS
          SELECT account, units, paid AS units_paid, entitled - paid AS units_deferred, paid * 10000 AS principal_fen, 0 AS interest_fen,
                 paid * 10000 AS gross_fen, 0 AS tax_fen, paid * 10000 AS net_fen, (entitled - paid) * 10000 AS deferred_fen
          FROM (SELECT account, units, (units + 9) / 10 AS entitled, min((units + 9) / 10, units - frozen) AS paid FROM register);
        .mode csv
        .headers on
        .separator "," "\n"
        .output "{List}"
        SELECT account, units, units_paid, units_deferred, {Yuan("principal")}, {Yuan("interest")}, {Yuan("gross")}, {Yuan("tax")}, {Yuan("net")}, {Yuan("deferred")}
          FROM payout ORDER BY account;
        .output

        """;

    private static string Yuan(string column) => $"printf('%d.%02d', {column}_fen / 100, {column}_fen % 100) AS {column}";
}
