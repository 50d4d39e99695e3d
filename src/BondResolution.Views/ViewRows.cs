using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Books;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;
using BondResolution.Views.Lines;
using Dapper;

namespace BondResolution.Views;

/// <summary>Writes the rows of the read models within one transaction.</summary>
internal sealed class ViewRows(ViewsDatabase views, DbTransaction transaction) : IDisposable
{
    /// <summary>Names of all events that open acts, as a list in SQL; they are the program's own.</summary>
    private static readonly string Openings = string.Join(", ", EventCatalogue.All.Where(e => e.Role is EventRole.Opens).Select(e => $"'{e.Name}'"));

    private readonly StatementWriter _writer = views.Writer(transaction);
    private LineIndexWriter? _index;
    private readonly Dictionary<string, (long Sequence, IDomainEvent Event)?> _opened = new(StringComparer.Ordinal);

    public void Fact(StoredEvent stored, EventMetadata metadata, long? countsFrom, string? payload) => Run(
        "INSERT INTO fact VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,NULL,$13)",
        stored.Sequence, metadata.Case ?? ViewsSchema.NoCase, stored.Stream, stored.Type, Text(stored.On),
        stored.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture), stored.CommandId,
        metadata.Do, metadata.Source, metadata.Label, Encoding.UTF8.GetString(stored.Metadata.Span), countsFrom, payload);

    /// <summary>Lines count from the sequence that sealed them.</summary>
    public void Seal(string stream, string commandId, long sequence) => Run(
        "UPDATE fact SET counts_from = $3 WHERE stream = $1 AND command_id = $2 AND counts_from IS NULL AND undone_by IS NULL", stream, commandId, sequence);

    /// <summary>Lines of a stream that were never sealed never will count.</summary>
    public void GiveUp(string stream, long sequence) => Run(
        "UPDATE fact SET undone_by = $2 WHERE stream = $1 AND counts_from IS NULL AND undone_by IS NULL", stream, sequence);

    /// <summary>What a command recorded in a stream stops counting, for whoever knows the reversal.</summary>
    public void Undo(string stream, string commandId, long sequence) => Run(
        "UPDATE fact SET undone_by = $3 WHERE stream = $1 AND command_id = $2 AND undone_by IS NULL", stream, commandId, sequence);

    /// <summary>The event that opened the act an event belongs to: the latest opening before it in its stream. Asked of events in order.</summary>
    public (long Sequence, IDomainEvent Event)? OpenedBefore(StoredEvent stored, IDomainEvent happened)
    {
        if (!_opened.TryGetValue(stored.Stream, out var opened))
            opened = ReadOpened(stored);
        _opened[stored.Stream] = EventCatalogue.Of(happened).Role is EventRole.Opens ? (stored.Sequence, happened) : opened;
        return opened;
    }

    private (long Sequence, IDomainEvent Event)? ReadOpened(StoredEvent stored)
    {
        _writer.Flush();
        var row = views.Connection.QueryFirstOrDefault<(long Sequence, string Type, string Payload)>(
            $"SELECT sequence, type, payload FROM fact WHERE stream = @Stream AND sequence < @Sequence AND type IN ({Openings}) ORDER BY sequence DESC LIMIT 1",
            new { stored.Stream, stored.Sequence }, transaction);
        return row.Type is null ? null : (row.Sequence, EventJson.Decode(row.Type, Encoding.UTF8.GetBytes(row.Payload)));
    }

    public Fen Face(string code)
    {
        _writer.Flush();
        var payload = views.Connection.QueryFirstOrDefault<string>(
            "SELECT payload FROM fact WHERE case_code = @code AND type = 'case.opened/1' ORDER BY sequence DESC LIMIT 1", new { code }, transaction);
        return payload is null ? Fen.Zero : ((Case.Event.Opened)EventJson.Decode("case.opened/1", Encoding.UTF8.GetBytes(payload))).Terms.Face;
    }

    public void Posting(long sequence, Posting posting) => Run(
        "INSERT INTO posting VALUES ($1,$2,$3,$4,$5)", sequence, posting.Account, posting.Units, posting.Principal.Value, posting.Cash.Value);

    public void Register(long sequence, string code, DateOnly recordDate, string fileDigest) => Run(
        "INSERT INTO register VALUES ($1,$2,$3,$4,NULL)", sequence, code, Text(recordDate), fileDigest);

    public void SealRegister(long register, string digest) => Run("UPDATE register SET digest = $2 WHERE opened_sequence = $1", register, digest);

    /// <summary>Lines of a register; they move nothing until it is adopted.</summary>
    public void RegisterLines(StoredEvent stored, long hash, long register, RegisterLines lines) =>
        Lines(stored, hash, LineKind.Register, null, register, lines.Count, Sum(lines.Units));

    /// <summary>The lines of a sealed register become positions. The same lines may have been imported more than once: one import's count.</summary>
    public void Adopt(long sequence, string code, DateOnly recordDate, string digest) => Run("""
        INSERT INTO lines (sequence, kind, register, count, units)
        SELECT $1, $5, register, SUM(count), SUM(units) FROM lines
        WHERE kind = $6 AND register = (SELECT MAX(opened_sequence) FROM register WHERE case_code = $2 AND record_date = $3 AND digest = $4) GROUP BY register
        """, sequence, code, Text(recordDate), digest, (long)LineKind.Adoption, (long)LineKind.Register);

    /// <summary>A later register moves nothing by itself; its differences do. Whoever holds bonds in it has been a registered holder.</summary>
    public void AdoptLater(long sequence, string code, DateOnly recordDate, string digest) => Run("""
        INSERT INTO lines (sequence, kind, register, count, units)
        SELECT $1, $5, MAX(opened_sequence), 0, 0 FROM register WHERE case_code = $2 AND record_date = $3 AND digest = $4
        """, sequence, code, Text(recordDate), digest, (long)LineKind.LaterAdoption);

    /// <summary>What a later register shows otherwise, and the class it shows.</summary>
    public void Differences(StoredEvent stored, long hash, DifferenceLines lines) => Lines(stored, hash, LineKind.Difference, null, null, lines.Count, Sum(lines.UnitsDelta));

    /// <summary>Bonds gained (lost) by one account; what else changes of it the event says.</summary>
    public void Movement(long sequence, AccountNumber account, long units) => Act(sequence, LineKind.Movement, account.ToString(), 1, units);

    public void Purchases(StoredEvent stored, long hash, HoldingsEvent.PurchaseOpened opened, PurchaseLines lines)
    {
        var units = Sum(lines.Units);
        Lines(stored, hash, LineKind.Purchase, opened.Offer, null, lines.Count, -units);
        if (opened.PurchaserAccount is { } purchaser)
            Act(stored.Sequence, LineKind.Purchaser, $"{purchaser} {opened.Offer}", 1, units);
    }

    public void Payments(StoredEvent stored, long hash, HoldingsEvent.PaymentOpened opened, PaymentLines lines) =>
        Lines(stored, hash, LineKind.Payment, Number(opened.No), null, lines.Count, -Sum(lines.UnitsPaid));

    public void Recoveries(StoredEvent stored, long hash, HoldingsEvent.RecoveryOpened opened, RecoveryLines lines) =>
        Lines(stored, hash, LineKind.Recovery, $"{Number(opened.Receipt.No)} {opened.Suit}", null, lines.Count, -Sum(lines.UnitsCancelled));

    /// <summary>Bonds passed on, and the deferred payments that went along.</summary>
    public void PassedOn(long sequence) => Act(sequence, LineKind.PassedOn, null, 2, 0);

    public void DeferredPaid(long sequence, HoldingsEvent.DeferredPaid e)
    {
        var cash = e.Principal + e.Interest;
        Act(sequence, LineKind.Release, Number(e.No), 1, -e.Units);
        InstalmentTotal(sequence, e.No, new PaymentTotals(1, 0, 0, 0, e.Units, -e.Units, e.Principal, e.Interest, e.Tax, Fen.Zero - cash, e.Fee));
    }

    /// <summary>Money that came back, or was paid again.</summary>
    public void ReturnOrRepay(long sequence, LineKind kind, int no) => Act(sequence, kind, Number(no), 1, 0);

    /// <summary>What a payment came to, or a release of what it deferred: that lowers what is deferred.</summary>
    public void InstalmentTotal(long sequence, int no, PaymentTotals t) => Run("INSERT INTO instalment_total VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)",
        sequence, no, t.Base, t.Entitled, t.UnitsPaid, t.UnitsDeferred, t.Principal.Value, t.Interest.Value, t.Tax.Value, t.Cash.Value, t.Fee.Value, t.DeferredMoney.Value);

    /// <summary>The rows are the tables' once it is called, and the checkpoint they stand for.</summary>
    public void Checkpoint(LedgerId ledger, MerkleFrontier tree)
    {
        _index?.Flush();
        _writer.Flush();
        var (id, root) = (ledger.ToString(), tree.Root());
        Run("UPDATE checkpoint SET sequence = $1, root = $2, frontier = $3, ledger = $4, seal = $5", tree.Size, root, tree.ToBytes(), id,
            LineIndex.SealOf(id, tree.Size, root, LineIndex.RunsOf(views, transaction)));
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>Enters the accounts of an event's lines in the index.</summary>
    public void Index(StoredEvent stored, IDomainEvent happened) => (_index ??= new(views, transaction, _writer)).Add(stored, happened);

    /// <summary>Lines that are in the payload of their event.</summary>
    private void Lines(StoredEvent stored, long hash, LineKind kind, string? subject, long? register, int count, long units) => Run(
        "INSERT INTO lines (sequence, kind, subject, register, count, units, hash, payload) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
        stored.Sequence, (long)kind, subject, register, (long)count, units, hash, views.KeepsPayloads ? stored.Payload.ToArray() : null);

    /// <summary>What an event changes that is a fact by itself.</summary>
    private void Act(long sequence, LineKind kind, string? subject, int count, long units) => Run(
        "INSERT INTO lines (sequence, kind, subject, count, units) VALUES ($1,$2,$3,$4,$5)", sequence, (long)kind, subject, (long)count, units);

    /// <summary>The sum of a column; one that is left out stands for zeros.</summary>
    private static long Sum(ImmutableArray<long> numbers)
    {
        long sum = 0;
        foreach (var number in numbers.IsDefault ? [] : numbers)
            sum += number;
        return sum;
    }

    private static string Number(int no) => no.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Run(string sql, params ReadOnlySpan<object?> values) => _writer.Run(sql, values);
}
