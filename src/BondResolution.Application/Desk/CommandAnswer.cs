using System.Text.Json.Nodes;

namespace BondResolution.Application.Desk;

/// <summary>What became of a command.</summary>
/// <param name="Json">
/// <c>{"command","events":[{"sequence","stream","type","on"}],"warnings":[{"code","message"}],"again"}</c>; of a dry run events without
/// sequence, with their content as <c>payload</c>, or where they hold lines with the number of these as <c>lines</c>;
/// and where the policy covers it how many must approve as <c>approvers</c>.
/// </param>
/// <param name="Again">Whether it stood already.</param>
public sealed record CommandAnswer(JsonObject Json, bool Again);
