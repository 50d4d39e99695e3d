namespace BondResolution.Domain.Lawsuits;

/// <summary>How far a suit has come. Suspension stands beside it.</summary>
public enum SuitStage
{
    /// <summary>起诉.</summary>
    Filed,

    /// <summary>立案.</summary>
    Accepted,

    /// <summary>调解.</summary>
    Mediated,

    /// <summary>判决, not in force yet.</summary>
    Judged,

    /// <summary>上诉.</summary>
    Appealed,

    /// <summary>生效.</summary>
    InForce,

    /// <summary>申请执行.</summary>
    Enforcement,

    /// <summary>和解.</summary>
    Settled,

    /// <summary>撤诉.</summary>
    Withdrawn
}
