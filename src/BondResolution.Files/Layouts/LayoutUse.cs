namespace BondResolution.Files.Layouts;

/// <summary>What a layout can be read as.</summary>
public enum LayoutUse
{
    /// <summary>A holder register (持有人名册).</summary>
    Register,

    /// <summary>Tenders under an offer (申报); a row without a vote agrees.</summary>
    Tender,

    /// <summary>Holders in a suit (诉讼持有人清单).</summary>
    Suit,

    /// <summary>Payments that came back, or were made again (退票清单).</summary>
    Return
}
