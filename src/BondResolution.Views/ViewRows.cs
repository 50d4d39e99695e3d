using System.Globalization;
using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Books;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views;

/// <summary>Writes the rows of the read models within one transaction; statements are prepared once.</summary>
internal sealed class ViewRows(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly Dictionary<(string Code, string Number), long> _accounts = [];

    public void Fact(StoredEvent stored, EventMetadata metadata, long? countsFrom, string? payload) => Run(
        "INSERT INTO fact VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,NULL,$12)",
        stored.Sequence, metadata.Case, stored.Stream, stored.Type, Text(stored.On),
        stored.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture), stored.CommandId,
        metadata.Do, metadata.Source, metadata.Label, Encoding.UTF8.GetString(stored.Metadata.Span), countsFrom, payload);

    /// <summary>Lines count from the sequence that sealed them.</summary>
    public void Seal(string stream, string commandId, long sequence) => Run(
        "UPDATE fact SET counts_from = $2 WHERE stream = $0 AND command_id = $1 AND counts_from IS NULL AND undone_by IS NULL", stream, commandId, sequence);

    /// <summary>Lines of a stream that were never sealed never will count.</summary>
    public void GiveUp(string stream, long sequence) => Run(
        "UPDATE fact SET undone_by = $1 WHERE stream = $0 AND counts_from IS NULL AND undone_by IS NULL", stream, sequence);

    /// <summary>What a command recorded in a stream stops counting, for whoever knows the reversal.</summary>
    public void Undo(string stream, string commandId, long sequence) => Run(
        "UPDATE fact SET undone_by = $2 WHERE stream = $0 AND command_id = $1 AND undone_by IS NULL", stream, commandId, sequence);

    /// <summary>The event that opened the act an event belongs to: the latest opening before it in its stream.</summary>
    public (long Sequence, object Event)? OpenedBefore(StoredEvent stored)
    {
        var row = connection.QueryFirstOrDefault<(long Sequence, string Type, string Payload)>(
            "SELECT sequence, type, payload FROM fact WHERE stream = @Stream AND sequence < @Sequence AND type LIKE '%opened/_' ORDER BY sequence DESC LIMIT 1",
            new { stored.Stream, stored.Sequence }, transaction);
        return row.Type is null ? null : (row.Sequence, EventJson.Decode(row.Type, Encoding.UTF8.GetBytes(row.Payload)));
    }

    public Fen Face(string code)
    {
        var payload = connection.QueryFirstOrDefault<string>(
            "SELECT payload FROM fact WHERE case_code = @code AND type = 'case.opened/1' ORDER BY sequence DESC LIMIT 1", new { code }, transaction);
        return payload is null ? Fen.Zero : ((Case.Event.Opened)EventJson.Decode("case.opened/1", Encoding.UTF8.GetBytes(payload))).Terms.Face;
    }

    public void Posting(long sequence, Posting posting) => Run(
        "INSERT INTO posting VALUES ($0,$1,$2,$3,$4)", sequence, posting.Account, posting.Units, posting.Principal.Value, posting.Cash.Value);

    public void Register(long sequence, string code, DateOnly recordDate, string fileDigest) => Run(
        "INSERT INTO register VALUES ($0,$1,$2,$3,NULL)", sequence, code, Text(recordDate), fileDigest);

    public void SealRegister(long register, string digest) => Run("UPDATE register SET digest = $1 WHERE opened_sequence = $0", register, digest);

    public void RegisterLines(long register, string code, RegisterLines lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var word = Words.Of(lines.Classes[i]);
            Run("INSERT INTO register_line VALUES ($0,$1,$2,$3,$4,$5,$6)", register, lines.LineNumbers[i],
                Account(code, lines.Accounts[i]), word, lines.PersonAt(i), lines.Units[i], lines.FrozenAt(i));
        }
    }

    /// <summary>The lines of a sealed register become positions. The same lines may have been imported more than once: one import's count.</summary>
    public void Adopt(long sequence, string code, DateOnly recordDate, string digest) => Run("""
        INSERT INTO movement (sequence, account_id, units, freeze, registered, class)
        SELECT $0, account_id, units, frozen, units > 0, class FROM register_line
        WHERE register = (SELECT MAX(opened_sequence) FROM register WHERE case_code = $1 AND record_date = $2 AND digest = $3)
        """, sequence, code, Text(recordDate), digest);

    /// <summary>A later register moves nothing by itself; its differences do. Whoever holds bonds in it has been a registered holder.</summary>
    public void AdoptLater(long sequence, string code, DateOnly recordDate, string digest) => Run("""
        INSERT INTO movement (sequence, account_id, units, registered)
        SELECT $0, account_id, 0, 1 FROM register_line
        WHERE units > 0 AND register = (SELECT MAX(opened_sequence) FROM register WHERE case_code = $1 AND record_date = $2 AND digest = $3)
        """, sequence, code, Text(recordDate), digest);

    /// <summary>What a later register shows otherwise, and the class it shows.</summary>
    public void Differences(long sequence, string code, DifferenceLines lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            Run("INSERT INTO movement (sequence, account_id, units, freeze, class) VALUES ($0,$1,$2,$3,$4)",
                sequence, Account(code, lines.Accounts[i]), lines.UnitsDelta[i], lines.FrozenDelta[i], Words.Of(lines.Classes[i]));
        }
    }

    public void Movement(long sequence, long account, long units, long freeze = 0, long deferredUnits = 0, long deferredFen = 0, long paidDownFen = 0) => Run(
        "INSERT INTO movement VALUES ($0,$1,$2,$3,$4,$5,$6,0,NULL)", sequence, account, units, freeze, deferredUnits, deferredFen, paidDownFen);

    public void Purchases(long sequence, string code, HoldingsEvent.PurchaseOpened opened, PurchaseLines lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var account = Account(code, lines.Accounts[i]);
            Run("INSERT INTO purchase VALUES ($0,$1,$2,$3,$4)", sequence, account, opened.Offer, lines.Units[i], lines.CashFen[i]);
            Movement(sequence, account, -lines.Units[i]);
        }

        if (opened.PurchaserAccount is { } purchaser)
            Movement(sequence, Account(code, purchaser), lines.Units.Sum());
    }

    public void Payments(long sequence, string code, HoldingsEvent.PaymentOpened opened, PaymentLines lines, Fen face)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var account = Account(code, lines.Accounts[i]);
            var (paid, deferred) = (PaymentLines.At(lines.UnitsPaid, i), PaymentLines.At(lines.UnitsDeferred, i));
            var (principal, interest) = (PaymentLines.At(lines.PrincipalFen, i), PaymentLines.At(lines.InterestFen, i));
            var heldBack = PaymentLines.At(lines.DeferredPrincipalFen, i) + PaymentLines.At(lines.DeferredInterestFen, i);
            Run("INSERT INTO payment VALUES ($0,$1,$2,'pay',$3,$4,$5,$6,$7,$8,$9,$10)", sequence, account, opened.No, lines.Units[i], lines.Base[i],
                paid, deferred, principal, interest, PaymentLines.At(lines.TaxFen, i), heldBack);
            if (paid != 0 || deferred != 0 || principal != 0 || heldBack != 0)
                Movement(sequence, account, -paid, 0, deferred, heldBack, principal - (face * paid).Value);
        }
    }

    public void DeferredPaid(long sequence, string code, HoldingsEvent.DeferredPaid e, Fen face)
    {
        var account = Account(code, e.Account);
        var cash = e.Principal + e.Interest;
        Run("INSERT INTO payment VALUES ($0,$1,$2,'release',0,0,$3,$4,$5,$6,$7,$8)", sequence, account, e.No, e.Units, -e.Units,
            e.Principal.Value, e.Interest.Value, e.Tax.Value, -cash.Value);
        Movement(sequence, account, -e.Units, 0, -e.Units, -cash.Value, (e.Principal - face * e.Units).Value);
        InstalmentTotal(sequence, e.No, 0, 0, e.Units, -e.Units, cash, e.Fee, Fen.Zero - cash);
    }

    public void ReturnOrRepay(long sequence, string code, int no, string account, string kind, Fen amount) => Run(
        "INSERT INTO payment VALUES ($0,$1,$2,$3,0,0,0,0,$4,0,0,0)", sequence, Account(code, account), no, kind, amount.Value);

    public void InstalmentTotal(long sequence, int no, long @base, long entitled, long paid, long deferred, Fen cash, Fen fee, Fen deferredMoney) => Run(
        "INSERT INTO instalment_total VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8)", sequence, no, @base, entitled, paid, deferred, cash.Value, fee.Value, deferredMoney.Value);

    /// <summary>The row of an account, made where it is new.</summary>
    public long Account(string code, string number)
    {
        if (_accounts.TryGetValue((code, number), out var id))
            return id;
        Run("INSERT OR IGNORE INTO account (case_code, number) VALUES ($0,$1)", code, number);
        return _accounts[(code, number)] = Scalar("SELECT id FROM account WHERE case_code = $0 AND number = $1", code, number);
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    private long Scalar(string sql, params ReadOnlySpan<object?> values) => (long)Bind(sql, values).ExecuteScalar()!;

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
