namespace BondResolution.Files.Text;

/// <summary>What is no text in UTF-16.</summary>
internal enum Utf16Fault
{
    /// <summary>A zero, which no text has.</summary>
    Zero,

    /// <summary>One half of a surrogate pair.</summary>
    Invalid,

    /// <summary>The end, inside a character.</summary>
    CutOff
}
