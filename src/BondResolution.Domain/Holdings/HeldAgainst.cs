namespace BondResolution.Domain.Holdings;

/// <summary>What a register is held against (核对对象).</summary>
public enum HeldAgainst
{
    /// <summary>The positions that an earlier register and recorded movements make.</summary>
    RollForward,

    /// <summary>The register before, which was withdrawn: no other stands to be rolled forward.</summary>
    Replaced,

    /// <summary>Nothing: it is the case's first register.</summary>
    Nothing
}
