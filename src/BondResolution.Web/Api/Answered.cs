using Microsoft.AspNetCore.Builder;

namespace BondResolution.Web.Api;

/// <summary>What a route answers where nothing is wrong, for the description of the API.</summary>
/// <param name="Schema">Name of the schema in docs/schemas/output, without its ending; null: it has none.</param>
/// <param name="Status">The status.</param>
/// <param name="Type">The content's type.</param>
public sealed record Answered(string? Schema, int Status = 200, string Type = "application/json");

internal static class AnsweredExtensions
{
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder route, string schema, int status = 200) => route.WithMetadata(new Answered(schema, status));
}
