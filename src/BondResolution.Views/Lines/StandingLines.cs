using System.Text;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;
using BondResolution.Views.Reports;
using Dapper;

namespace BondResolution.Views.Lines;

/// <summary>
/// The lines that count in a scope, by effective date, then by the sequence that completed their act, then as recorded. What they say is
/// read from their events.
/// </summary>
internal sealed class StandingLines : IDisposable
{
    private static readonly string RegisterLines = EventCatalogue.All.Single(e => e.Type == typeof(Register.Event.Lines)).Name;

    private readonly PayloadReader _payloads;
    private readonly ViewsDatabase _views;

    private StandingLines(ViewsDatabase views, List<StandingRow> rows) => (_views, Rows, _payloads) = (views, rows, views.OpenPayloads());

    public List<StandingRow> Rows { get; }

    public static StandingLines Read(ViewsDatabase views, Scope scope)
    {
        var rows = views.Connection.Query<StandingRow>($"""
            SELECT l.id AS Id, l.sequence AS Sequence, l.kind AS Kind, l.subject AS Subject, l.register AS Register, l.count AS Count, l.units AS Units, l.hash AS Hash,
                   f.effective_on AS "On", f.counts_from AS CountsFrom, f.type AS Type, f.doing AS "Do", f.source AS Source, f.label AS Label, f.payload AS Payload
            FROM lines l JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND l.kind <> @register
            """, scope.Parameters(new { register = (long)LineKind.Register })).AsList();
        rows.Sort((a, b) =>
        {
            var on = string.CompareOrdinal(a.On, b.On);
            return on != 0 ? on : (a.CountsFrom, a.Id).CompareTo((b.CountsFrom, b.Id));
        });
        return new StandingLines(views, rows);
    }

    /// <summary>What the event of a row says.</summary>
    /// <exception cref="LedgerAlteredException">It is not what the read models took in.</exception>
    public IDomainEvent Event(StandingRow row) =>
        EventJson.Decode(row.Type, row.Payload is { } fact ? Encoding.UTF8.GetBytes(fact) : _payloads.Read(row.Sequence, row.Hash!.Value));

    public PurchaseLines Purchase(StandingRow row) => ((HoldingsEvent.Purchased)Event(row)).Rows;

    public PaymentLines Payment(StandingRow row) => ((HoldingsEvent.Paid)Event(row)).Rows;

    public RecoveryLines Recovery(StandingRow row) => ((HoldingsEvent.Recovered)Event(row)).Rows;

    /// <summary>The rows with what their events say, in order; lines of a register, which an adoption refers to, event by event.</summary>
    /// <param name="only">Events that say something of these accounts, and perhaps a few others; null: all.</param>
    public IEnumerable<SaidByLines> Events(IReadOnlySet<AccountNumber>? only = null)
    {
        foreach (var row in Rows)
        {
            if (row.Kind is LineKind.Adoption or LineKind.LaterAdoption)
            {
                foreach (var (sequence, hash) in ChunksOf(row.Register!.Value))
                {
                    if (Lines(RegisterLines, sequence, hash, only) is { } lines)
                        yield return new(row, sequence, lines);
                }
            }
            else if (row.Kind is LineKind.Movement or LineKind.Purchaser && only?.Contains(row.Account) == false)
            {
                continue;
            }
            else if (row.Kind == LineKind.Purchaser)
            {
                yield return new(row, row.Sequence, null);
            }
            else if (row.Hash is not { } hash)
            {
                yield return new(row, row.Sequence, Event(row));
            }
            else if (Lines(row.Type, row.Sequence, hash, only) is { } lines)
            {
                yield return new(row, row.Sequence, lines);
            }
        }
    }

    public void Dispose() => _payloads.Dispose();

    private IDomainEvent? Lines(string type, long sequence, long hash, IReadOnlySet<AccountNumber>? only) =>
        _payloads.Read(sequence, hash) is var payload && (only is null || LineTable.MayHold(payload, only)) ? EventJson.Decode(type, payload) : null;

    private List<(long Sequence, long Hash)> ChunksOf(long register) => _views.Connection.Query<(long, long)>(
        "SELECT sequence, hash FROM lines WHERE register = @register AND kind = @kind ORDER BY id", new { register, kind = (long)LineKind.Register }).AsList();
}
