namespace BondResolution.Application.Desk.Proposals;

/// <summary>States of a proposal as people read them; in JSON, CSV and options they have their own words.</summary>
public static class StageWords
{
    public static string Say(string state, bool chinese) => state switch
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
