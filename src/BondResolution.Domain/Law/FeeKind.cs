namespace BondResolution.Domain.Law;

/// <summary>The fees a court charges by amount (诉讼费用).</summary>
public enum FeeKind
{
    /// <summary>案件受理费: borne by the loser; halved on mediation, withdrawal and in summary procedure.</summary>
    Acceptance,

    /// <summary>保全申请费.</summary>
    Preservation,

    /// <summary>申请执行费: not prepaid.</summary>
    Enforcement,

    /// <summary>二审案件受理费: by the schedule of the acceptance fee, on the part that is appealed (Decree 481, Art. 17).</summary>
    Appeal
}
