using BondResolution.Pipeline.Processes;

namespace BondResolution.Pipeline.Variants;

/// <summary>
/// (b) psql and a server of its own with default settings: \copy in, CREATE TABLE AS SELECT, \copy out. (d) The same with the ledger's duties:
/// a SHA-256 of every row is stored, names and identity numbers are stored encrypted (AES-256, an initial vector each).
/// </summary>
internal sealed class PsqlVariant(Settings settings, PostgresCluster cluster, bool hasDuties) : IVariant
{
    private const string Columns = "account text, person text, name text, id_number text, class text, units bigint, frozen bigint";

    public char Letter => hasDuties ? 'd' : 'b';

    public string Title => hasDuties ? "psql, hashed and encrypted" : "psql";

    public string Remark => "peak is psql's; the server's memory is not in it, its processor time is";

    public string List => Path.Combine(settings.Work, $"{Letter}.csv");

    public void Prepare(CancellationToken cancel)
    {
        File.Delete(List);
        cluster.Psql("prepare", $"""
            DROP TABLE IF EXISTS register, payout;
            {(hasDuties ? "CREATE EXTENSION IF NOT EXISTS pgcrypto;" : "")}
            CHECKPOINT;

            """, cancel);
    }

    public IReadOnlyList<Measured> Run(CancellationToken cancel)
    {
        var before = cluster.ServerTime();
        var client = cluster.Psql("psql", (hasDuties ? LoadWithDuties() : Load()) + Pay(), cancel);
        var after = cluster.ServerTime();
        return [client with { User = client.User + after.User - before.User, System = client.System + after.System - before.System }];
    }

    public string Check(CancellationToken cancel)
    {
        var what = hasDuties
            ? "'rows stored: ' || count(*) || ', with a hash: ' || count(hash) || ', with name and id encrypted: ' || count(name) FILTER (WHERE octet_length(name) >= 32 AND octet_length(id_number) >= 32)"
            : "'rows stored: ' || count(*) || ', paid: ' || (SELECT count(*) FROM payout)";
        return $"({Letter}) {cluster.Psql("check", $"\\t\n\\a\nSELECT {what} FROM register;\n", cancel).Output.Trim()}";
    }

    private string Load() => $"""
        CREATE TABLE register ({Columns});
        \copy register FROM '{settings.Register}' WITH (FORMAT csv, HEADER)

        """;

    private string LoadWithDuties() => $"""
        CREATE TEMPORARY TABLE incoming ({Columns});
        \copy incoming FROM '{settings.Register}' WITH (FORMAT csv, HEADER)
        CREATE TABLE register AS
          SELECT account, person, {Encrypted("name")} AS name, {Encrypted("id_number")} AS id_number, class, units, frozen,
                 sha256(convert_to(account || ',' || person || ',' || name || ',' || id_number || ',' || class || ',' || units || ',' || frozen, 'UTF8')) AS hash
          FROM (SELECT *, gen_random_bytes(16) AS iv_name, gen_random_bytes(16) AS iv_id_number FROM incoming) AS i;

        """;

    private static string Encrypted(string column) =>
        $"iv_{column} || encrypt_iv(convert_to({column}, 'UTF8'), '\\x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', iv_{column}, 'aes')";

    /// <summary>Sorted once, where the list is written: a table has no order to keep.</summary>
    private string Pay() => $"""
        CREATE TABLE payout AS
          SELECT account, units, paid AS units_paid, entitled - paid AS units_deferred, {Yuan("paid")} AS principal, {Yuan("0")} AS interest,
                 {Yuan("paid")} AS gross, {Yuan("0")} AS tax, {Yuan("paid")} AS net, {Yuan("(entitled - paid)")} AS deferred
          FROM (SELECT account, units, (units + 9) / 10 AS entitled, least((units + 9) / 10, units - frozen) AS paid FROM register) AS r;
        \copy (SELECT * FROM payout ORDER BY account) TO '{List}' WITH (FORMAT csv, HEADER)

        """;

    private static string Yuan(string bonds) => $"({bonds} * 100)::numeric(18,2)";
}
