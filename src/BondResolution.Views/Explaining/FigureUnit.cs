namespace BondResolution.Views.Explaining;

/// <summary>What a figure counts in.</summary>
public enum FigureUnit
{
    /// <summary>张.</summary>
    Bonds,

    /// <summary>Amounts in fen, written in yuan.</summary>
    Yuan,

    /// <summary>Accounts, instalments, suits.</summary>
    Count,

    /// <summary>What is stated, not counted: a code, a date, a root.</summary>
    Text
}
