using System.Text.Json.Nodes;

namespace BondResolution.Application.Desk;

/// <summary>What became of a command.</summary>
/// <param name="Json"><c>{"command","events":[{"sequence","stream","type","on"}],"warnings":[{"code","message"}],"again"}</c>; of a dry run events without sequence, with their content as <c>payload</c>.</param>
/// <param name="Again">Whether it stood already.</param>
public sealed record CommandAnswer(JsonObject Json, bool Again);
