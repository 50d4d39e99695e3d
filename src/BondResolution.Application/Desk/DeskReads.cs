using System.Text.Json.Nodes;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk;

/// <summary>What may be read at the desk: for each question the JSON that the command line prints under <c>--format json</c>.</summary>
public sealed class DeskReads
{
    /// <summary><c>{"ledger","sequence","at","root"}</c>.</summary>
    public Task<Outcome<JsonNode>> HeadAsync(DeskRequest request, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary><c>{"items":[{"case","name","issuer","trustee","outstanding":{"units","principal"}}]}</c>, in the order they were opened.</summary>
    public Task<Outcome<JsonNode>> CasesAsync(DeskRequest request, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>As <c>bondres exposure</c>.</summary>
    public Task<Outcome<JsonNode>> ExposureAsync(DeskRequest request, string code, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>As <c>bondres exposure series</c>; dates as they were given.</summary>
    public Task<Outcome<JsonNode>> SeriesAsync(DeskRequest request, string code, string? from, string? to, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>As <c>bondres explain</c>.</summary>
    public Task<Outcome<JsonNode>> ExplainAsync(DeskRequest request, string code, string path, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary><c>{"items":[{"account","class","units","frozen","deferredUnits","principalOwed","purchaser"}],"next"}</c>, by account.</summary>
    public Task<Outcome<JsonNode>> HoldersAsync(DeskRequest request, string code, string? after, int limit, string? beginning, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>As <c>bondres holder show</c>, masked.</summary>
    public Task<Outcome<JsonNode>> HolderAsync(DeskRequest request, string code, string account, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>As <c>bondres lawsuit show</c>.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="code">The case.</param>
    /// <param name="suit">One suit; null: all.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<Outcome<JsonNode>> LawsuitsAsync(DeskRequest request, string code, string? suit, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>As <c>bondres lawsuit screen</c>.</summary>
    public Task<Outcome<JsonNode>> ScreenAsync(DeskRequest request, string code, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>As <c>bondres payout --format json</c>: totals of an instalment's payment, and its funds. Problem where it is not paid: <c>instalment.not-paid</c>.</summary>
    public Task<Outcome<JsonNode>> PayoutAsync(DeskRequest request, string code, int no, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary><c>{"items":[…],"next"}</c>: events as <c>bondres audit events</c> gives them, in order.</summary>
    public Task<Outcome<JsonNode>> EventsAsync(DeskRequest request, EventFilter filter, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>One event.</summary>
    public Task<Outcome<JsonNode>> EventAsync(DeskRequest request, long sequence, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary><c>{"items":[{"stream","events","last"}]}</c>: streams whose names begin so.</summary>
    public Task<Outcome<JsonNode>> StreamsAsync(DeskRequest request, string prefix, CancellationToken cancel) => throw new NotImplementedException();
}
