namespace BondResolution.Domain.Holdings;

/// <summary>What an account's difference between the roll-forward and a register looks like. A reading of figures, not a finding of fact.</summary>
public enum DifferenceKind
{
    /// <summary>Bonds where the ledger knows none.</summary>
    NewAccount,

    /// <summary>No bonds where the ledger knows some.</summary>
    ClosedAccount,

    /// <summary>Exactly the bonds fewer that declared instalments, due and not recorded as paid, would have cancelled.</summary>
    MissingPayment,

    /// <summary>More or fewer bonds than the ledger knows, for another reason: a transfer, inside or outside trading, that was not recorded.</summary>
    UnrecordedTransfer,

    /// <summary>The same bonds; another freeze, class or person.</summary>
    OtherDetails
}
