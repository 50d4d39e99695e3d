using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Explaining;
using BondResolution.Application.Payouts;
using BondResolution.Application.Recording;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Desk;

/// <summary>
/// What may be read at the desk: for each question the JSON that the command line prints under <c>--format json</c>. An answer of a state of
/// the ledger is computed once and shared.
/// </summary>
public sealed partial class DeskReads(LedgerPool pool)
{
    /// <summary>Bytes of answers kept: the positions of a million holders are a third of it.</summary>
    private const long MostKept = 400L << 20;

    private readonly AnswerCache _cache = new(MostKept);

    /// <summary>Questions of one case, by their kind.</summary>
    private static readonly Dictionary<string, Func<Ledger, Scope, DeskQuestion, bool, CancellationToken, Task<Outcome<JsonNode>>>> OfCase = new(StringComparer.Ordinal)
    {
        ["case"] = (ledger, scope, _, _, cancel) => CaseAsync(ledger, scope, cancel),
        ["exposure"] = async (ledger, scope, _, _, cancel) => Json(await ledger.Reports.ExposureAsync(scope, cancel)),
        ["series"] = SeriesAsync,
        ["explain"] = ExplainAsync,
        ["holder"] = async (ledger, scope, q, _, cancel) => Json(await ledger.Reports.HolderAsync(scope, q.Of!, cancel)),
        ["lawsuits"] = async (ledger, scope, q, _, cancel) => Json(await ledger.Reports.LawsuitAsync(scope, q.Of, cancel)),
        ["screen"] = async (ledger, scope, _, _, cancel) => Json(await ledger.Reports.ScreenAsync(scope, cancel)),
        ["payout"] = PayoutAsync
    };

    /// <summary>The state of the ledger that a request asks for.</summary>
    public Task<Outcome<DeskState>> StateAsync(DeskRequest request, CancellationToken cancel) =>
        pool.ReadAsync(request.User, ledger => StateAsync(ledger, request, cancel), cancel);

    /// <summary>Answers a question of one case.</summary>
    /// <param name="request">Who asks, of what date and state.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<DeskAnswer>> AnswerAsync(DeskRequest request, DeskQuestion question, CancellationToken cancel) =>
        await pool.ReadAsync<DeskAnswer>(request.User, async ledger =>
        {
            if (!(await StateAsync(ledger, request, cancel)).Try(out var state, out var unread))
                return unread;
            var key = (question, state.AsOf, state.Sequence, question.Kind == "explain" && request.Chinese);
            if (_cache.TryGet<byte[]>(key, out var kept))
                return new DeskAnswer(kept, state);
            var answer = await OfCase[question.Kind](ledger, new Scope(question.Case!, state.AsOf, state.Sequence), question, request.Chinese, cancel);
            if (!answer.Try(out var json, out var problem))
                return problem;
            var bytes = Encoding.UTF8.GetBytes(ReportJson.Text(json));
            _cache.Add(key, bytes, bytes.Length);
            return new DeskAnswer(bytes, state);
        }, cancel);

    /// <summary><c>{"ledger","sequence","at","root"}</c>; <c>ledger</c> is the ledger's own id.</summary>
    public Task<Outcome<JsonNode>> HeadAsync(DeskRequest request, CancellationToken cancel) => pool.ReadAsync<JsonNode>(request.User, async ledger =>
    {
        var head = await ledger.Store.ReadHeadAsync(cancel);
        return new JsonObject
        {
            ["ledger"] = head.Ledger.ToString(), ["sequence"] = head.Sequence, ["at"] = ReportJson.Of(head.At), ["root"] = Convert.ToBase64String(head.Root.Span)
        };
    }, cancel);

    /// <summary>
    /// <c>{"items":[{"case","name","issuer","trustee","outstanding":{"units","principal"}}]}</c>, in the order they were opened; those opened
    /// behind the date that is asked for are left out.
    /// </summary>
    public async Task<Outcome<JsonNode>> CasesAsync(DeskRequest request, CancellationToken cancel)
    {
        if (!(await pool.ReadAsync(request.User, CodesAsync, cancel)).Try(out var codes, out var closed))
            return closed;
        var items = new JsonArray();
        foreach (var code in codes)
        {
            var item = await TreeAsync(request, new("case", code), cancel);
            if (item.Problem is { } problem && problem.Kind != CaseProblems.NotYet)
                return problem;
            if (item.Problem is null)
                items.Add(item.Value);
        }

        return new JsonObject { ["items"] = items };

        async Task<Outcome<IReadOnlyList<string>>> CodesAsync(Ledger ledger)
        {
            await ledger.CatchUpAsync(cancel);
            return Outcomes.Of(ledger.Cases);
        }
    }

    /// <summary>As <c>bondres exposure</c>.</summary>
    public Task<Outcome<JsonNode>> ExposureAsync(DeskRequest request, string code, CancellationToken cancel) => TreeAsync(request, new("exposure", code), cancel);

    /// <summary>As <c>bondres exposure series</c>; dates as they were given.</summary>
    public Task<Outcome<JsonNode>> SeriesAsync(DeskRequest request, string code, string? from, string? to, CancellationToken cancel) =>
        TreeAsync(request, new("series", code, From: from, To: to), cancel);

    /// <summary>As <c>bondres explain</c>.</summary>
    public Task<Outcome<JsonNode>> ExplainAsync(DeskRequest request, string code, string path, CancellationToken cancel) =>
        TreeAsync(request, new("explain", code, path), cancel);

    /// <summary>As <c>bondres holder show</c>, masked.</summary>
    public Task<Outcome<JsonNode>> HolderAsync(DeskRequest request, string code, string account, CancellationToken cancel) =>
        TreeAsync(request, new("holder", code, account), cancel);

    /// <summary>As <c>bondres lawsuit show</c>.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="code">The case.</param>
    /// <param name="suit">One suit; null: all.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<Outcome<JsonNode>> LawsuitsAsync(DeskRequest request, string code, string? suit, CancellationToken cancel) =>
        TreeAsync(request, new("lawsuits", code, suit), cancel);

    /// <summary>As <c>bondres lawsuit screen</c>.</summary>
    public Task<Outcome<JsonNode>> ScreenAsync(DeskRequest request, string code, CancellationToken cancel) => TreeAsync(request, new("screen", code), cancel);

    /// <summary>
    /// As <c>bondres payout --format json</c>: totals of an instalment's payment, and its funds. Problem where it is not paid:
    /// <c>instalment.not-paid</c>.
    /// </summary>
    public Task<Outcome<JsonNode>> PayoutAsync(DeskRequest request, string code, int no, CancellationToken cancel) =>
        TreeAsync(request, new("payout", code, $"{no}"), cancel);

    /// <summary>Whether an instalment was declared, or paid, by the state that is asked for.</summary>
    public Task<Outcome<bool>> HasInstalmentAsync(DeskRequest request, string code, int no, CancellationToken cancel) => pool.ReadAsync<bool>(request.User, async ledger =>
        (await StateAsync(ledger, request, cancel)).Try(out var state, out var unread)
            ? ledger.AllStreams(Instalment.StreamName(code, no), state.Sequence).Any(found => found.Stream == Instalment.StreamName(code, no))
            : unread, cancel);

    /// <summary>The list of a payment, to be written.</summary>
    public async Task<Outcome<PayoutList>> PayoutListAsync(DeskRequest request, string code, int no, CancellationToken cancel) =>
        await pool.ReadAsync<PayoutList>(request.User, async ledger =>
            (await ScopeAsync(ledger, request, code, cancel)).Try(out var scope, out var unread)
                ? await ListAsync(ledger, scope, no, cancel)
                : unread, cancel);

    private async Task<Outcome<JsonNode>> TreeAsync(DeskRequest request, DeskQuestion question, CancellationToken cancel) =>
        (await AnswerAsync(request, question, cancel)).Try(out var answer, out var problem) ? JsonNode.Parse(answer.Json.Span)! : problem;

    /// <summary>The scope that a request asks for of a case.</summary>
    internal static async Task<Outcome<Scope>> ScopeAsync(Ledger ledger, DeskRequest request, string code, CancellationToken cancel) =>
        (await StateAsync(ledger, request, cancel)).Try(out var state, out var unread) ? new Scope(code, state.AsOf, state.Sequence) : unread;

    private static async Task<Outcome<DeskState>> StateAsync(Ledger ledger, DeskRequest request, CancellationToken cancel)
    {
        if (!DayOf("asOf", request.AsOf, ledger.Today).Try(out var asOf, out var unread))
            return unread;
        var head = await ledger.CatchUpAsync(cancel);
        if (!(await ReportScope.SequenceAsync(ledger, request.AsKnown, head, cancel)).Try(out var known, out var unknown))
            return unknown;
        var then = (await ledger.Store.ReadHeadAtAsync(known, cancel))!;
        return new DeskState(asOf, known, Convert.ToBase64String(then.Root.Span), then.At);
    }

    /// <summary>What a case is called, and what is outstanding of it.</summary>
    private static async Task<Outcome<JsonNode>> CaseAsync(Ledger ledger, Scope scope, CancellationToken cancel)
    {
        if (!(await ledger.Reports.ExposureAsync(scope, cancel)).Try(out var exposure, out var unknown))
            return unknown;
        var events = await new Streams(ledger.Store, ledger.Stages).LoadAsync<Case.Event>(Case.StreamName(scope.Code), cancel);
        var terms = Case.State.Of(events).Terms!; // opened, or there were no exposure
        return new JsonObject
        {
            ["case"] = scope.Code, ["name"] = terms.Name, ["issuer"] = terms.Issuer, ["trustee"] = terms.Trustee,
            ["outstanding"] = ReportJson.Of(exposure.Outstanding)
        };
    }

    private static Outcome<JsonNode> Json<T>(Outcome<T> report)
        where T : notnull => report.Try(out var found, out var problem) ? ReportJson.Of(found) : problem;

    private static async Task<Outcome<JsonNode>> SeriesAsync(Ledger ledger, Scope scope, DeskQuestion question, bool chinese, CancellationToken cancel)
    {
        DateOnly? first = null;
        if (question.From is { } from)
        {
            if (!DayOf("from", from, default).Try(out var date, out var unread))
                return unread;
            first = date;
        }

        if (!DayOf("to", question.To, scope.AsOf).Try(out var last, out var bad))
            return bad;
        return Json(await ledger.Reports.SeriesAsync(scope with { AsOf = last }, first, cancel));
    }

    private static async Task<Outcome<JsonNode>> ExplainAsync(Ledger ledger, Scope scope, DeskQuestion question, bool chinese, CancellationToken cancel) =>
        (await new Explainer(ledger.Reports, scope).ExplainAsync(question.Of!, cancel)).Try(out var explained, out var problem)
            ? ExplanationJson.Of(question.Of!, explained, chinese)
            : problem;

    private static async Task<Outcome<JsonNode>> PayoutAsync(Ledger ledger, Scope scope, DeskQuestion question, bool chinese, CancellationToken cancel) =>
        (await ledger.Reports.PayoutAsync(scope, int.Parse(question.Of!, System.Globalization.CultureInfo.InvariantCulture), cancel)).Try(out var list, out var problem)
            ? PayoutJson.Of(list)
            : problem;
}
