using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Web.Api;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Pages.Shared;

/// <summary>What every page has: who looks, the reads, and the one problem for which it shows nothing else.</summary>
public abstract class DeskPage : ComponentBase
{
    [Inject] protected Visitor Visitor { get; set; } = null!;

    [Inject] protected DeskReads Reads { get; set; } = null!;

    [Inject] protected IHttpContextAccessor Accessor { get; set; } = null!;

    protected HttpContext Http => Accessor.HttpContext!;

    protected CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Why the page has nothing to show; null: it has.</summary>
    protected Problem? Problem { get; private set; }

    protected bool Chinese => Visitor.Chinese;

    protected string Say(string english, string chinese) => Visitor.Say(english, chinese);

    /// <summary>The value of a read; null, with <see cref="Problem"/> set and the status of the answer, where it has none.</summary>
    protected async Task<JsonNode?> AskAsync(Task<Outcome<JsonNode>> asked)
    {
        if ((await asked).Try(out var found, out var problem))
            return found;
        Problem ??= problem;
        Status(Problems.StatusOf(problem, isOfPath: true));
        return null;
    }

    /// <summary>Answers with another status than 200 and with this page all the same.</summary>
    protected void Status(int status)
    {
        // Set at the last moment: a component that says 404 while it renders is taken for an address that no page has.
        var response = Http.Response;
        if (!response.HasStarted)
            response.OnStarting(() => Task.FromResult(response.StatusCode = status));
    }

    /// <summary>The value of a read that the page can do without; null where it has none.</summary>
    protected static async Task<JsonNode?> TryAsync(Task<Outcome<JsonNode>> asked) =>
        (await asked).Try(out var found, out _) ? found : null;

    /// <summary>An address of the desk with the two times of this page, so that what is linked shows the same state.</summary>
    protected string Link(string address) => TwoTimes.Keep(Http.Request, address);

    protected string? Query(string name) => Http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;
}
