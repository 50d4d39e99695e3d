namespace BondResolution.Application.Lists;

/// <summary>What a column of a list holds.</summary>
public enum ListKind
{
    /// <summary>A text, a date; absent: empty in CSV, null in JSON.</summary>
    Text,

    /// <summary>A whole number that is not added up: a sequence, the number of an instalment.</summary>
    Number,

    /// <summary>Bonds, added up.</summary>
    Bonds,

    /// <summary>Money in yuan with two decimals, added up.</summary>
    Yuan
}
