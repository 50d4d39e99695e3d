using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Domain;
using BondResolution.Domain.Desk;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>A proposal as the command line and the API print it.</summary>
internal static class ProposalJson
{
    /// <summary>
    /// <c>{"id","case","state","command","commandDigest","effectDigest","effectEvents","seenSequence","proposedBy","proposedAt","expiresAt","needed","approvals","executed","decided"}</c>.
    /// </summary>
    public static JsonObject Of(string id, Proposal.State state, DateTimeOffset now)
    {
        var opened = state.Opened!;
        return new JsonObject
        {
            ["id"] = id, ["case"] = opened.Case, ["state"] = Words.Of(state.StageAt(now)), ["command"] = JsonNode.Parse(opened.Command), ["commandDigest"] = opened.CommandDigest,
            ["commandId"] = opened.CommandId, ["effectDigest"] = state.EffectDigest, ["effectEvents"] = opened.EffectEvents, ["seenSequence"] = opened.SeenSequence,
            ["proposedBy"] = opened.By, ["proposedAt"] = ReportJson.Of(opened.At), ["expiresAt"] = ReportJson.Of(opened.ExpiresAt), ["needed"] = opened.Needed,
            ["approvals"] = new JsonArray([.. state.Approvals.Select(a => (JsonNode)new JsonObject { ["by"] = a.By, ["at"] = ReportJson.Of(a.At), ["comment"] = a.Comment })]),
            ["executed"] = state.Sequence > 0 ? new JsonObject { ["sequence"] = state.Sequence } : null,
            ["decided"] = state.End switch
            {
                Proposal.Event.Rejected e => new JsonObject { ["by"] = e.By, ["at"] = ReportJson.Of(e.At), ["reason"] = e.Reason },
                Proposal.Event.Withdrawn e => new JsonObject { ["by"] = e.By, ["at"] = ReportJson.Of(e.At), ["reason"] = null },
                _ => null
            }
        };
    }
}
