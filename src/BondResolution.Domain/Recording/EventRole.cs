namespace BondResolution.Domain.Recording;

/// <summary>What part an event plays in the act it belongs to.</summary>
public enum EventRole
{
    /// <summary>An act by itself.</summary>
    Single,

    /// <summary>Begins an act of lines; counts for nothing until the act is sealed.</summary>
    Opens,

    /// <summary>Holds lines of an act; counts for nothing until the act is sealed.</summary>
    HoldsLines,

    /// <summary>Ends an act of lines, which counts from here.</summary>
    Seals,

    /// <summary>Gives up an act that was cut off before its seal.</summary>
    GivesUp,

    /// <summary>Takes back what another command recorded in the same stream.</summary>
    Reverses
}
