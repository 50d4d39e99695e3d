namespace BondResolution.Domain.Holdings;

/// <summary>Why bonds cannot be moved: a court's or authority's freeze (冻结), or a pledge (质押).</summary>
public enum FreezeKind
{
    Freeze,
    Pledge
}
