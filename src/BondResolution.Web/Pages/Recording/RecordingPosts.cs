using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Web.Api;
using BondResolution.Web.Pages.Registers;
using BondResolution.Web.Pages.Shared;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Pages.Recording;

/// <summary>
/// What the forms of commands post: <c>…/preview</c> tries the command out and shows what it would record, <c>…/commit</c> records what
/// was previewed and leads to the page that says so. Both answer with the form where something is wrong.
/// </summary>
internal static class RecordingPosts
{
    private const string OpenCase = "case.open";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Post(endpoints, "/cases/{code}/record/{name}/preview",
            (string code, string name, HttpContext context) => PreviewAsync<RecordForm>(context, code, name));
        Post(endpoints, "/cases/{code}/record/{name}/commit",
            (string code, string name, HttpContext context) => CommitAsync<RecordForm>(context, code, name));
        Post(endpoints, "/cases/{code}/record/{name}/propose",
            (string code, string name, HttpContext context) => ProposeAsync<RecordForm>(context, code, name));
        Post(endpoints, "/record/case.open/preview", (HttpContext context) => PreviewAsync<RecordForm>(context, null, OpenCase));
        Post(endpoints, "/record/case.open/commit", (HttpContext context) => CommitAsync<RecordForm>(context, null, OpenCase));
        Post(endpoints, "/cases/{code}/registers/new/preview",
            (string code, HttpContext context) => PreviewAsync<NewRegister>(context, code, NewRegister.Do));
        Post(endpoints, "/cases/{code}/registers/new/commit",
            (string code, HttpContext context) => CommitAsync<NewRegister>(context, code, NewRegister.Do));
        Post(endpoints, "/cases/{code}/record/{name}/rejects", (string code, string name, HttpContext context) => RejectsAsync(context, code, name));
        Post(endpoints, "/cases/{code}/registers/new/rejects", (string code, HttpContext context) => RejectsAsync(context, code, NewRegister.Do));
        Post(endpoints, "/cases/{code}/registers/new/propose",
            (string code, HttpContext context) => ProposeAsync<NewRegister>(context, code, NewRegister.Do));
    }

    private static void Post(IEndpointRouteBuilder endpoints, string route, Delegate handle) =>
        endpoints.MapPost(route, handle).WithMetadata(new RequiredToken(), new RequestSizeLimitAttribute(Upload.MostBytes))
            .ExcludeFromDescription();

    private static async Task<IResult> PreviewAsync<TPage>(HttpContext context, string? code, string name)
        where TPage : IComponent
    {
        if (RequiredToken.Missing(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (CommandForm.Of(name) is not { } form)
            return Results.NotFound();
        var cancel = context.RequestAborted;
        var sent = await context.Request.ReadFormAsync(cancel);
        var state = FormState.Of(sent);
        if (sent["_act"] is [{ Length: > 0 } act] && act != "preview")
        {
            state.Act(act);
            return Page<TPage>(code, name, state, null);
        }

        var visitor = context.RequestServices.GetVisitor();
        var shelf = context.RequestServices.GetShelf();
        foreach (var file in sent.Files.Where(file => file.Length > 0).GroupBy(file => file.Name))
        {
            var tokens = new List<string>();
            foreach (var each in file)
                tokens.Add(await shelf.PutAsync(visitor.Name ?? "", each, cancel));
            state[$"{file.Key}@"] = string.Join('\n', tokens);
            state[file.Key] = string.Join('\n', file.Select(each => Path.GetFileName(each.FileName)));
        }

        var answer = await RunAsync(context, form, code, state, dryRun: true);
        state.Problem = answer.Problem;
        return Page<TPage>(code, name, state, answer.Problem is null ? answer.Value.Json : null);
    }

    private static async Task<IResult> CommitAsync<TPage>(HttpContext context, string? code, string name)
        where TPage : IComponent
    {
        var visitor = context.RequestServices.GetVisitor();
        if (RequiredToken.Missing(context) || !visitor.Has(Role.Clerk))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        if (CommandForm.Of(name) is not { } form || FormState.Kept(sent["_data"]) is not { } state)
            return Results.BadRequest();
        var answer = await RunAsync(context, form, code, state, dryRun: false);
        if (!answer.Try(out var recorded, out var problem))
        {
            state.Problem = problem;
            return Page<TPage>(code, name, state, null);
        }

        foreach (var token in Tokens(state))
            context.RequestServices.GetShelf().Drop(token);
        var events = recorded.Json.List("events").ToList();
        var at = code ?? state["code"]; // what opens a case names it
        var done = $"/cases/{Uri.EscapeDataString(at ?? "")}/record?done={Uri.EscapeDataString(name)}"
            + $"&first={events.FirstOrDefault().Text("sequence")}&events={events.Count}"
            + (recorded.Again ? "&again=1" : "");
        return new SeeOther(done);
    }

    /// <summary>Proposes what was previewed, and leads to the proposal.</summary>
    private static async Task<IResult> ProposeAsync<TPage>(HttpContext context, string code, string name)
        where TPage : IComponent
    {
        if (RequiredToken.Missing(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        if (CommandForm.Of(name) is not { } form || FormState.Kept(sent["_data"]) is not { } state)
            return Results.BadRequest();
        var (command, files, key) = Written(context, form, code, state);
        var proposed = await context.RequestServices.GetProposals().ProposeAsync(
            context.RequestServices.GetVisitor().Actor, command, files, key, null, context.RequestAborted);
        if (!proposed.Try(out var proposal, out var problem))
        {
            state.Problem = problem;
            return Page<TPage>(code, name, state, null);
        }

        foreach (var token in Tokens(state))
            context.RequestServices.GetShelf().Drop(token);
        return new SeeOther($"/proposals/{proposal.Text("id")}");
    }

    /// <summary>The rows a previewed file was refused for, with every reason, as a file to correct and send again.</summary>
    private static async Task<IResult> RejectsAsync(HttpContext context, string code, string name)
    {
        if (RequiredToken.Missing(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        if (CommandForm.Of(name) is not { } form || FormState.Kept(sent["_data"]) is not { } state)
            return Results.BadRequest();
        var visitor = context.RequestServices.GetVisitor();
        var folder = UploadFolder.Make();
        try
        {
            var path = Path.Combine(folder.FullName, "rejects");
            var (command, files, _) = Written(context, form, code, state);
            var written = await context.RequestServices.GetCommands().RejectsAsync(visitor.Request, command, files, path, context.RequestAborted);
            if (!written.Try(out var rows, out var problem))
                return Refusals.Result(context, problem);
            if (rows == 0)
                return new SeeOther(context.Request.Path.Value![..^"/rejects".Length]);
            context.Response.Headers.CacheControl = "no-store";
            return await Answers.FileAsync(context, "text/csv; charset=utf-8", $"rejects-{state["file"]?.Split('\n')[0] ?? name}.csv", async to =>
            {
                await using var from = File.OpenRead(path);
                await from.CopyToAsync(to, context.RequestAborted);
                return null;
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Outcome<CommandAnswer>> RunAsync(
        HttpContext context, CommandForm form, string? code, FormState state, bool dryRun)
    {
        var (command, files, key) = Written(context, form, code, state);
        return await context.RequestServices.GetCommands().RunAsync(
            context.RequestServices.GetVisitor().Request, command, files, dryRun, key, null, context.RequestAborted);
    }

    /// <summary>The command of a form, its files from the shelf, and the id it gets where the user gives none.</summary>
    private static (byte[] Command, IReadOnlyList<UploadedFile> Files, string? Key) Written(HttpContext context, CommandForm form, string? code, FormState state)
    {
        var (user, shelf) = (context.RequestServices.GetVisitor().Name ?? "", context.RequestServices.GetShelf());
        var files = Tokens(state).Select(token => shelf.Find(user, token)).OfType<UploadedFile>().ToList();
        var command = CommandWriter.Write(form, code, state);
        return (Encoding.UTF8.GetBytes(command.ToJsonString()), files, command.ContainsKey("id") ? null : state.Id);
    }

    private static IEnumerable<string> Tokens(FormState state) =>
        state.Ending("@").SelectMany(tokens => tokens.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static RazorComponentResult<TPage> Page<TPage>(string? code, string name, FormState state, JsonObject? preview)
        where TPage : IComponent
    {
        var parameters = new Dictionary<string, object?> { ["Code"] = code, ["State"] = state, ["Preview"] = preview };
        if (typeof(TPage) == typeof(RecordForm))
            parameters["Name"] = name;
        return new RazorComponentResult<TPage>(parameters) { StatusCode = state.Problem is { } problem ? Problems.StatusOf(problem, isOfPath: true) : null };
    }
}
