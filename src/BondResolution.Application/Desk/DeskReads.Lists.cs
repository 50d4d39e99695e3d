using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Audit;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Desk;

/// <summary>Lists in pages. A run of pages shows the state of its first page, whatever is recorded meanwhile.</summary>
public sealed partial class DeskReads
{
    /// <summary>What a row of positions weighs in the cache, with its account's text.</summary>
    private const int BytesOfRow = 128;

    /// <summary><c>{"items":[{"account","class","units","frozen","deferredUnits","principalOwed","purchaser"}],"next"}</c>, by account.</summary>
    /// <param name="request">Who asks, of what date and state.</param>
    /// <param name="code">The case.</param>
    /// <param name="after">The <c>next</c> of the page before; null: from the first.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="beginning">How their account begins; null: all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<JsonNode>> HoldersAsync(
        DeskRequest request, string code, string? after, int limit, string? beginning, CancellationToken cancel)
    {
        var list = $"holders/{code}/{beginning}";
        if (!PageMark.Parse(after, list).Try(out var page, out var other))
            return other;
        if (page.Last.Length > 0)
            request = request with { AsOf = page.AsOf, AsKnown = page.AsKnown };
        return await pool.ReadAsync<JsonNode>(request.User, async ledger =>
        {
            if (!(await StateAsync(ledger, request, cancel)).Try(out var state, out var unread))
                return unread;
            if (!(await PositionsAsync(ledger, new Scope(code, state.AsOf, state.Sequence), cancel)).Try(out var rows, out var unknown))
                return unknown;
            var first = page.Last.Length == 0 ? Place(rows, beginning ?? "") : Place(rows, page.Last + "\0");
            var last = beginning is null ? rows.Length : Place(rows, beginning + "\uffff");
            var shown = rows.AsSpan(first, int.Max(0, int.Min(limit, last - first)));
            var items = new JsonArray();
            foreach (var row in shown)
            {
                items.Add((JsonNode)new JsonObject
                {
                    ["account"] = row.Account, ["class"] = row.Class, ["units"] = row.Units, ["frozen"] = row.Frozen, ["deferredUnits"] = row.DeferredUnits,
                    ["principalOwed"] = row.PrincipalOwed.ToString(), ["purchaser"] = row.Purchaser
                });
            }

            var more = first + shown.Length < last && !shown.IsEmpty;
            return new JsonObject
            {
                ["case"] = code, ["asOf"] = Date(state.AsOf), ["asKnown"] = Known(state), ["items"] = items,
                ["next"] = more ? new PageMark(list, Date(state.AsOf), $"{state.Sequence}", shown[^1].Account).ToString() : null
            };
        }, cancel);
    }

    /// <summary>
    /// <c>{"items":[{"account","units","units_paid","units_deferred","principal","interest","gross","tax","net","deferred"}],"next"}</c>: the rows of a payment's list, by account.
    /// </summary>
    /// <param name="request">Who asks, of what date and state.</param>
    /// <param name="code">The case.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="after">The <c>next</c> of the page before; null: from the first.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="heldBack">Whether only accounts are wanted of which something is held back.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<JsonNode>> PayoutRowsAsync(DeskRequest request, string code, int no, string? after, int limit, bool heldBack, CancellationToken cancel)
    {
        var called = $"payout/{code}/{no}/{heldBack}";
        if (!PageMark.Parse(after, called).Try(out var page, out var other))
            return other;
        if (page.Last.Length > 0)
            request = request with { AsOf = page.AsOf, AsKnown = page.AsKnown };
        return await pool.ReadAsync<JsonNode>(request.User, async ledger =>
        {
            if (!(await StateAsync(ledger, request, cancel)).Try(out var state, out var unread))
                return unread;
            if (!(await ListAsync(ledger, new Scope(code, state.AsOf, state.Sequence), no, cancel)).Try(out var list, out var unpaid))
                return unpaid;
            var items = new JsonArray();
            string? next = null;
            for (var row = page.Last.Length == 0 ? 0 : int.Parse(page.Last, CultureInfo.InvariantCulture); row < list.Accounts.Length; row++)
            {
                if (heldBack && list.DeferredFen[row] == 0 && list.UnitsDeferred[row] == 0)
                    continue;
                if (items.Count == limit)
                {
                    next = new PageMark(called, Date(state.AsOf), $"{state.Sequence}", $"{row}").ToString();
                    break;
                }

                items.Add((JsonNode)Row(list, row));
            }

            return new JsonObject { ["case"] = code, ["asOf"] = Date(state.AsOf), ["asKnown"] = Known(state), ["items"] = items, ["next"] = next };
        }, cancel);
    }

    private static JsonObject Row(PayoutList list, int row)
    {
        Fen principal = new(list.PrincipalFen[row]), interest = new(list.InterestFen[row]), tax = new(list.TaxFen[row]);
        return new JsonObject
        {
            ["account"] = list.Accounts[row].ToString(), ["units"] = list.Units[row], ["units_paid"] = list.UnitsPaid[row], ["units_deferred"] = list.UnitsDeferred[row],
            ["principal"] = principal.ToString(), ["interest"] = interest.ToString(), ["gross"] = (principal + interest).ToString(), ["tax"] = tax.ToString(),
            ["net"] = (principal + interest - tax).ToString(), ["deferred"] = new Fen(list.DeferredFen[row]).ToString()
        };
    }

    /// <summary><c>{"items":[…],"next"}</c>: events as <c>bondres audit events</c> gives them, in order.</summary>
    public async Task<Outcome<JsonNode>> EventsAsync(DeskRequest request, EventFilter filter, CancellationToken cancel)
    {
        var list = $"events/{filter.Stream}/{filter.Type}/{filter.Command}/{filter.From}/{filter.To}";
        if (!PageMark.Parse(filter.After, list).Try(out var page, out var other))
            return other;
        if (!DayOf("from", filter.From, DateOnly.MinValue).Try(out var first, out var unread) || !DayOf("to", filter.To, DateOnly.MaxValue).Try(out var latest, out unread))
            return unread;
        var isFirst = page.Last.Length == 0;
        var dated = isFirst ? request.AsOf : page.AsOf.Length == 0 ? null : page.AsOf;
        if (!isFirst)
            request = request with { AsKnown = page.AsKnown };
        return await pool.ReadAsync<JsonNode>(request.User, async ledger =>
        {
            if (!(await StateAsync(ledger, request with { AsOf = dated }, cancel)).Try(out var state, out var unknown))
                return unknown;
            var (items, from) = (new JsonArray(), isFirst ? 0 : long.Parse(page.Last, CultureInfo.InvariantCulture));
            var last = from;
            string? next = null;
            await foreach (var stored in Read(ledger.Store, filter, from, cancel))
            {
                if (stored.Sequence > state.Sequence)
                    break;
                if (stored.Sequence <= from || !Fits(stored, filter) || stored.On < first || stored.On > latest || (dated is not null && stored.On > state.AsOf))
                    continue;
                if (items.Count == filter.Limit)
                {
                    next = new PageMark(list, dated ?? "", $"{state.Sequence}", $"{last}").ToString();
                    break;
                }

                items.Add((JsonNode)(EventListing.Of(stored) with { ReversedBy = ledger.ReversedBy(stored.Sequence,
                    state.Sequence) }).ToJson());
                last = stored.Sequence;
            }

            return new JsonObject { ["asOf"] = dated, ["asKnown"] = Known(state), ["items"] = items, ["next"] = next };
        }, cancel);
    }

    /// <summary>One event.</summary>
    public Task<Outcome<JsonNode>> EventAsync(DeskRequest request, long sequence, CancellationToken cancel) => pool.ReadAsync<JsonNode>(request.User, async ledger =>
    {
        if (!(await StateAsync(ledger, request, cancel)).Try(out var state, out var unread))
            return unread;
        if (sequence < 1 || sequence > state.Sequence)
            return AuditProblems.NoSequence.With(("sequence", sequence), ("head", state.Sequence));
        await foreach (var stored in ledger.Store.ReadAllAsync(sequence - 1, cancel))
            return (EventListing.Of(stored) with { ReversedBy = ledger.ReversedBy(sequence, state.Sequence) }).ToJson();
        return AuditProblems.NoSequence.With(("sequence", sequence), ("head", state.Sequence));
    }, cancel);

    /// <summary><c>{"items":[{"stream","events","last"}]}</c>: streams whose names begin so, in the order they began.</summary>
    public Task<Outcome<JsonNode>> StreamsAsync(DeskRequest request, string prefix, CancellationToken cancel) => pool.ReadAsync<JsonNode>(request.User, async ledger =>
    {
        if (!(await StateAsync(ledger, request, cancel)).Try(out var state, out var unread))
            return unread;
        return new JsonObject
        {
            ["asKnown"] = Known(state),
            ["items"] = new JsonArray([.. ledger.AllStreams(prefix, state.Sequence)
                .Select(s => (JsonNode)new JsonObject { ["stream"] = s.Stream, ["events"] = s.Events, ["last"] = s.Last })])
        };
    }, cancel);

    private async Task<Outcome<HolderList.Row[]>> PositionsAsync(Ledger ledger, Scope scope, CancellationToken cancel)
    {
        if (_cache.TryGet<HolderList.Row[]>(scope, out var kept))
            return kept;
        if (!(await ledger.Reports.HoldersAsync(scope, cancel)).Try(out var list, out var problem))
            return problem;
        HolderList.Row[] rows = [.. list.Rows];
        _cache.Add(scope, rows, (long)rows.Length * BytesOfRow);
        return rows;
    }

    private async Task<Outcome<PayoutList>> ListAsync(Ledger ledger, Scope scope, int no, CancellationToken cancel)
    {
        if (_cache.TryGet<PayoutList>((scope, no), out var kept))
            return kept;
        if ((await ledger.Reports.PayoutAsync(scope, no, cancel)).Try(out var list, out var problem))
            _cache.Add((scope, no), list, (long)list.Accounts.Length * BytesOfRow);
        return problem is null ? list! : problem;
    }

    /// <summary>Where in rows by account an account stands, or would.</summary>
    private static int Place(HolderList.Row[] rows, string account)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(rows[middle].Account, account) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static IAsyncEnumerable<StoredEvent> Read(IEventStore store, EventFilter filter, long after, CancellationToken cancel) => filter switch
    {
        { Command: { } command } => store.ReadCommandAsync(command, cancel),
        { Stream: { } stream } => store.ReadStreamAsync(stream, 0, (sequence, type, _) => sequence > after && (filter.Type ?? type) == type, cancel),
        _ => store.ReadAllAsync(after, (_, type, _) => (filter.Type ?? type) == type, cancel)
    };

    private static bool Fits(StoredEvent stored, EventFilter filter) =>
        (filter.Stream ?? stored.Stream) == stored.Stream && (filter.Type ?? stored.Type) == stored.Type && (filter.Command ?? stored.CommandId) == stored.CommandId;

    private static Outcome<DateOnly> DayOf(string parameter, string? day, DateOnly otherwise) => ReportScope.DateOf(day, otherwise).Try(out var date, out _)
        ? date
        : DeskProblems.BadParameter.With(("parameter", parameter), ("value", day), ("expected", "a date such as 2025-01-27"));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonNode Known(DeskState state) => Reporting.ReportJson.Of(new AsKnown(state.Sequence, state.At, state.Root));

    /// <summary>Where a page of a list ended, and the state it was of.</summary>
    /// <param name="List">Which list.</param>
    /// <param name="AsOf">The as-of date; empty: none.</param>
    /// <param name="AsKnown">The sequence that was known.</param>
    /// <param name="Last">Where it ended; empty: nothing was shown yet.</param>
    private sealed record PageMark(string List, string AsOf, string AsKnown, string Last)
    {
        /// <summary>Reads the <c>next</c> of a page of the same list; null text is the mark before the first page.</summary>
        public static Outcome<PageMark> Parse(string? text, string list)
        {
            if (text is null)
                return new PageMark(list, "", "", "");
            try
            {
                var parts = Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/'))).Split('|');
                if (parts is [var of, var asOf, var asKnown, { Length: > 0 } last] && of == list)
                    return new PageMark(of, asOf, asKnown, last);
            }
            catch (FormatException)
            {
                // as any other text that is none
            }

            return DeskProblems.BadParameter.With(("parameter", "after"), ("value", text), ("expected", "the next of a page of the same list"));
        }

        public override string ToString() =>
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{List}|{AsOf}|{AsKnown}|{Last}")).Replace('+', '-').Replace('/', '_');
    }
}
