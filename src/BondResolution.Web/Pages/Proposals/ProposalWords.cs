namespace BondResolution.Web.Pages.Proposals;

/// <summary>States of a proposal as people read them.</summary>
internal static class ProposalWords
{
    public static string State(string state, bool chinese) => state switch
    {
        "open" => chinese ? "待复核" : "open",
        "approved" => chinese ? "已复核，待执行" : "approved, still to be recorded",
        "executed" => chinese ? "已执行" : "recorded",
        "rejected" => chinese ? "已驳回" : "rejected",
        "withdrawn" => chinese ? "已撤回" : "withdrawn",
        "expired" => chinese ? "已到期" : "expired",
        _ => state
    };
}
