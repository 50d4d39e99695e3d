using System.Globalization;
using System.Text;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
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

    /// <summary>Sequences in one statement: one of more costs the database as much as two.</summary>
    private const int MostInList = 500;

    private readonly PayloadReader _payloads;
    private readonly ViewsDatabase _views;

    /// <summary>Whose lines are read, and which events may hold some by the index; null: everybody's.</summary>
    private readonly IReadOnlySet<AccountNumber>? _only;
    private readonly HashSet<long>? _events;

    private StandingLines(ViewsDatabase views, List<StandingRow> rows, IReadOnlySet<AccountNumber>? only = null, HashSet<long>? events = null)
    {
        (_views, _only, _events, Rows, _payloads) = (views, only, events, rows, views.OpenPayloads());
        rows.Sort((a, b) =>
        {
            var on = string.CompareOrdinal(a.On, b.On);
            return on != 0 ? on : (a.CountsFrom, a.Id).CompareTo((b.CountsFrom, b.Id));
        });
    }

    public List<StandingRow> Rows { get; }

    /// <summary>The lines of everybody.</summary>
    public static StandingLines Read(ViewsDatabase views, Scope scope) => new(views, RowsOf(views, scope, "l.kind <> @register", new { register = (long)LineKind.Register }));

    /// <summary>Those of some accounts, found by the index, and perhaps of a few others; what purchasers gained is left out.</summary>
    public static StandingLines Read(ViewsDatabase views, Scope scope, IReadOnlySet<AccountNumber> only)
    {
        var index = views.Lines();
        HashSet<long> events = [.. index.SequencesOf(index.Runs, only)];
        var rows = RowsOf(views, scope, "f.payload IS NOT NULL", new { });
        foreach (var some in events.Order().Chunk(MostInList))
            rows.AddRange(RowsOf(views, scope, $"l.sequence IN {List(some)} AND l.hash IS NOT NULL AND l.kind <> @register", new { register = (long)LineKind.Register }));
        return new StandingLines(views, rows, only, events);
    }

    private static List<StandingRow> RowsOf(ViewsDatabase views, Scope scope, string condition, object parameters) => views.Connection.Query<StandingRow>($"""
        SELECT l.id AS Id, l.sequence AS Sequence, l.kind AS Kind, l.subject AS Subject, l.register AS Register, l.count AS Count, l.units AS Units, l.hash AS Hash,
               f.effective_on AS "On", f.counts_from AS CountsFrom, f.type AS Type, f.doing AS "Do", f.source AS Source, f.label AS Label, f.payload AS Payload
        FROM lines l JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND {condition}
        """, scope.Parameters(parameters)).AsList();

    /// <summary>What the event of a row says.</summary>
    /// <exception cref="LedgerAlteredException">It is not what the read models took in.</exception>
    public IDomainEvent Event(StandingRow row) =>
        EventJson.Decode(row.Type, row.Payload is { } fact ? Encoding.UTF8.GetBytes(fact) : _payloads.Read(row.Sequence, row.Hash!.Value));

    public PurchaseLines Purchase(StandingRow row) => ((HoldingsEvent.Purchased)Event(row)).Rows;

    public PaymentLines Payment(StandingRow row) => ((HoldingsEvent.Paid)Event(row)).Rows;

    public RecoveryLines Recovery(StandingRow row) => ((HoldingsEvent.Recovered)Event(row)).Rows;

    /// <summary>The rows with what their events say, in order; lines of a register, which an adoption refers to, event by event.</summary>
    public IEnumerable<SaidByLines> Events()
    {
        foreach (var row in Rows)
        {
            if (row.Kind is LineKind.Adoption or LineKind.LaterAdoption)
            {
                foreach (var (sequence, hash) in ChunksOf(row.Register!.Value))
                    yield return new(row, sequence, EventJson.Decode(RegisterLines, _payloads.Read(sequence, hash)));
            }
            else if (row.Kind is LineKind.Movement && _only?.Contains(row.Account) == false)
            {
                continue;
            }
            else if (row.Kind == LineKind.Purchaser)
            {
                yield return new(row, row.Sequence, null);
            }
            else
            {
                yield return new(row, row.Sequence, Event(row));
            }
        }
    }

    public void Dispose() => _payloads.Dispose();

    private IEnumerable<(long Sequence, long Hash)> ChunksOf(long register)
    {
        const string OfRegister = "SELECT sequence, hash FROM lines WHERE +register = @register AND kind = @kind"; // + leaves the choice to the sequences
        var kind = (long)LineKind.Register;
        return _events is null
            ? _views.Connection.Query<(long, long)>("SELECT sequence, hash FROM lines WHERE register = @register AND kind = @kind ORDER BY id", new { register, kind })
            : _events.Order().Chunk(MostInList).SelectMany(some => _views.Connection.Query<(long, long)>($"{OfRegister} AND sequence IN {List(some)} ORDER BY id", new { register, kind }));
    }

    private static string List(long[] numbers) => $"({string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))})";
}
