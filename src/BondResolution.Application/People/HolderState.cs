namespace BondResolution.Application.People;

/// <summary>How much of a holder may be shown.</summary>
public enum HolderState
{
    /// <summary>Masked, or unmasked where it is asked for with a reason.</summary>
    Held,

    /// <summary>The vault holds nothing of him.</summary>
    Unknown,

    /// <summary>Locked against use: nothing.</summary>
    Restricted,

    /// <summary>Nothing is left.</summary>
    Erased
}
