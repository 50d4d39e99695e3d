namespace BondResolution.LingnanData;

/// <summary>Class of a holder (持有人类别), written in lower case into the register.</summary>
internal enum HolderClass
{
    Individual,
    Fund,
    Institution,
    Foreign,
    Other,
}
