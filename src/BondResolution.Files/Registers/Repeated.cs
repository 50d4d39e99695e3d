namespace BondResolution.Files.Registers;

/// <summary>What becomes of an account that stands in several rows of a file.</summary>
public enum Repeated
{
    /// <summary>It is a fault.</summary>
    Refuse,

    /// <summary>Its rows are added up, on request: they must say the same of class and person.</summary>
    Sum
}
