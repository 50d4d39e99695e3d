namespace BondResolution.Views;

/// <summary>
/// The read models' tables. Every row belongs to an event; whether it counts at a date, as known at a sequence, is the
/// event's to say (<see cref="Standing"/>), so one table answers both times. They can be deleted at any moment. Written as SQLite
/// takes them; PostgreSQL's words for the same are in Postgres/PostgresTables.
/// </summary>
internal static class ViewsSchema
{
    /// <summary>Raised with every change of the tables: a file of another version is rebuilt.</summary>
    public const int Version = 9;

    /// <summary>What stands for the code of a case in the facts of the desk itself, which are of none.</summary>
    public const string NoCase = "";

    /// <summary>The tables' names.</summary>
    public static readonly string[] Tables = ["checkpoint", "fact", "posting", "register", "lines", "line_run", "line_bucket", "instalment_total"];

    /// <summary>
    /// The condition under which the event <c>f</c> counts: in effect by @asOf, its act sealed by @asKnown, and not
    /// reversed by then.
    /// </summary>
    public const string Standing =
        "f.case_code = @code AND f.effective_on <= @asOf AND f.counts_from <= @asKnown AND (f.undone_by IS NULL OR f.undone_by > @asKnown)";

    /// <summary>What counted once and was taken back, as known.</summary>
    public const string TakenBack = "f.case_code = @code AND f.effective_on <= @asOf AND f.counts_from <= @asKnown AND f.undone_by <= @asKnown";

    public const string Create = """
        CREATE TABLE checkpoint (
          id INTEGER PRIMARY KEY CHECK (id = 1), ledger TEXT NOT NULL, sequence INTEGER NOT NULL, root BLOB NOT NULL, frontier BLOB NOT NULL,
          seal BLOB NOT NULL);
        CREATE TABLE fact (
          sequence INTEGER PRIMARY KEY, case_code TEXT NOT NULL, stream TEXT NOT NULL, type TEXT NOT NULL, effective_on TEXT NOT NULL,
          recorded_at TEXT NOT NULL, command_id TEXT NOT NULL, doing TEXT NOT NULL, source TEXT, label TEXT, metadata TEXT NOT NULL,
          counts_from INTEGER, undone_by INTEGER, payload TEXT);
        CREATE INDEX fact_by_case ON fact (case_code, effective_on, sequence);
        CREATE INDEX fact_itself_by_case ON fact (case_code, effective_on, sequence) WHERE payload IS NOT NULL;
        CREATE INDEX fact_by_command ON fact (command_id);
        CREATE INDEX fact_by_stream ON fact (stream, sequence);
        CREATE TABLE posting (sequence INTEGER NOT NULL, account TEXT NOT NULL, units INTEGER NOT NULL, principal_fen INTEGER NOT NULL, cash_fen INTEGER NOT NULL);
        CREATE INDEX posting_by_event ON posting (sequence);
        CREATE TABLE register (
          opened_sequence INTEGER PRIMARY KEY, case_code TEXT NOT NULL, record_date TEXT NOT NULL, file_digest TEXT NOT NULL, digest TEXT);
        CREATE TABLE lines (
          id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, kind INTEGER NOT NULL, subject TEXT, register INTEGER, count INTEGER NOT NULL,
          units INTEGER NOT NULL, hash INTEGER, payload BLOB);
        CREATE INDEX lines_by_event ON lines (sequence);
        CREATE INDEX lines_by_register ON lines (register) WHERE register IS NOT NULL;
        CREATE TABLE line_run (
          sequence INTEGER PRIMARY KEY, first_version INTEGER NOT NULL, events INTEGER NOT NULL, lines INTEGER NOT NULL, stream TEXT NOT NULL, type TEXT NOT NULL,
          command_id TEXT NOT NULL, effective_on TEXT NOT NULL, digests BLOB NOT NULL);
        CREATE TABLE line_bucket (sequence INTEGER NOT NULL, number INTEGER NOT NULL, entries BLOB NOT NULL, PRIMARY KEY (sequence, number));
        CREATE TABLE instalment_total (
          sequence INTEGER NOT NULL, no INTEGER NOT NULL, base INTEGER NOT NULL, entitled INTEGER NOT NULL, paid INTEGER NOT NULL, deferred INTEGER NOT NULL,
          principal_fen INTEGER NOT NULL, interest_fen INTEGER NOT NULL, tax_fen INTEGER NOT NULL, cash_fen INTEGER NOT NULL, fee_fen INTEGER NOT NULL,
          deferred_fen INTEGER NOT NULL);
        """;
}
