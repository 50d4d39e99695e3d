namespace BondResolution.Cli;

/// <summary>What a command does with the ledger.</summary>
internal enum LedgerUse
{
    /// <summary>It reads; nothing is changed.</summary>
    Read,

    /// <summary>It changes one that is there.</summary>
    Change,

    /// <summary>It records, and makes one where there is none.</summary>
    Make,

    /// <summary>It tries out what would be recorded; where there is no ledger, an empty one of the moment stands in for it, and nothing is
    /// made.</summary>
    Try
}
