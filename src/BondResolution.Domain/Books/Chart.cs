namespace BondResolution.Domain.Books;

/// <summary>The chart of accounts. The issuer's side stands with the sign of a debt: what it owes is negative.</summary>
public static class Chart
{
    /// <summary>What the issuer owed at default (credit).</summary>
    public const string Debt = "issuer:debt";

    /// <summary>Bonds cancelled by instalments (debit): they lower the debt.</summary>
    public const string CancelledByInstalments = "issuer:cancelled:instalments";

    /// <summary>Bonds the issuer bought and cancelled.</summary>
    public const string CancelledByTender = "issuer:cancelled:tender";

    /// <summary>Bonds paid off by recoveries.</summary>
    public const string CancelledByRecoveries = "issuer:cancelled:recoveries";

    /// <summary>Bonds owed that no register has given to an account.</summary>
    public const string Unallocated = "holders:unallocated";

    /// <summary>Bonds on accounts, investors' and purchasers': the control account of all positions.</summary>
    public const string Accounts = "holders:accounts";

    /// <summary>Money holders were given.</summary>
    public const string HoldersCash = "holders:cash";

    /// <summary>Of what suits brought in: costs holders bore, taken back first and not awarded (credit). It lowers what they are given.</summary>
    public const string HoldersCosts = "holders:costs";

    /// <summary>Money the issuer paid in or paid for its own purchases.</summary>
    public const string IssuerCash = "issuer:cash";

    /// <summary>Money third parties paid for bonds.</summary>
    public const string PurchasersCash = "purchasers:cash";

    /// <summary>Funds received for instalments and not yet paid out.</summary>
    public const string Funds = "trustee:funds";

    /// <summary>Payments that came back.</summary>
    public const string Returned = "trustee:returned";

    /// <summary>The depository's payment fees.</summary>
    public const string DepositoryFees = "depository:fees";

    /// <summary>Tax withheld.</summary>
    public const string TaxWithheld = "tax:withheld";

    /// <summary>Court fees paid.</summary>
    public const string CourtFees = "court:fees";

    /// <summary>Costs of suits laid out by whoever paid them.</summary>
    public const string LitigationCash = "litigation:cash";

    /// <summary>Costs of suits the trustee laid out and has not got back (credit).</summary>
    public const string TrusteeAdvances = "trustee:advances";

    /// <summary>Costs of suits holders prepaid and have not got back (credit).</summary>
    public const string HoldersPrepaid = "holders:prepaid";

    /// <summary>Money suits brought in that was not given out: before it is shared, and what stays a surplus.</summary>
    public const string Recoveries = "trustee:recoveries";
}
