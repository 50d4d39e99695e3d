namespace BondResolution.Domain.Books;

/// <summary>
/// The chart of accounts of a journal, which docs/accounts.md explains. It divides the control accounts of <see cref="Chart"/> among
/// investors and purchasers, and shows apart what is deferred. Names begin as beancount wants them.
/// </summary>
public static class JournalChart
{
    public const string Debt = "Liabilities:Issuer:Debt";
    public const string CancelledByInstalments = "Liabilities:Issuer:Cancelled:Instalments";
    public const string CancelledByTender = "Liabilities:Issuer:Cancelled:Tender";
    public const string CancelledByRecoveries = "Liabilities:Issuer:Cancelled:Recoveries";
    public const string DeferredInterest = "Liabilities:Issuer:Interest";
    public const string Unallocated = "Assets:Holders:Unallocated";
    public const string IssuerCash = "Equity:PaidBy:Issuer";
    public const string PurchasersCash = "Equity:PaidBy:Purchasers";
    public const string Funds = "Assets:Trustee:Funds";
    public const string Returned = "Assets:Trustee:Returned";
    public const string Recoveries = "Assets:Trustee:Recoveries";
    public const string TrusteeAdvances = "Liabilities:Trustee:Advances";
    public const string HoldersPrepaid = "Liabilities:Holders:Prepaid";
    public const string DepositoryFees = "Expenses:Depository";
    public const string TaxWithheld = "Expenses:TaxWithheld";
    public const string SuitCosts = "Expenses:Suits:LaidOut";
    public const string CourtFees = "Expenses:Suits:CourtFees";

    /// <summary>The two sides bonds are held on.</summary>
    public const string Investors = "Investors";

    /// <inheritdoc cref="Investors"/>
    public const string Purchasers = "Purchasers";

    /// <summary>Every account, in the order of a balance sheet.</summary>
    public static IReadOnlyList<JournalAccount> All { get; } =
    [
        new(Debt, "what the issuer owed at default: bonds and their principal (credit)", "违约时发行人所欠（贷方）"),
        new(CancelledByInstalments, "bonds instalments cancelled and principal they repaid", "分期偿付注销的债券、偿还的本金"),
        new(CancelledByTender, "bonds the issuer bought and cancelled, at the principal they owed", "发行人收购并注销的债券"),
        new(CancelledByRecoveries, "bonds recoveries paid off and principal they repaid", "追偿款清偿的债券、偿还的本金"),
        new(DeferredInterest, "interest of instalments that is entitled and held back (credit)", "递延利息（贷方）"),
        new(Unallocated, "bonds owed that no register has given to an account", "尚未归入持有人账户的债券"),
        .. Side(Investors, "investors", "投资者"),
        .. Side(Purchasers, "purchasers under offers", "收购方"),
        new(Funds, "received from the issuer for instalments, not yet paid out", "已到账、尚未兑付的偿付资金"),
        new(Returned, "payments that came back and were not paid again", "退回、尚未再付的款项"),
        new(Recoveries, "brought in by suits, not yet given out; what stays is the surplus", "诉讼回收款余额"),
        new(IssuerCash, "money that came from the issuer (credit)", "发行人支付的款项（贷方）"),
        new(PurchasersCash, "money purchasers paid for bonds (credit)", "收购方支付的价款（贷方）"),
        new(TrusteeAdvances, "costs of suits the trustee laid out and has not got back (credit)", "受托管理人垫付、尚未收回（贷方）"),
        new(HoldersPrepaid, "costs of suits holders prepaid and have not got back (credit)", "持有人预付、尚未返还（贷方）"),
        new(DepositoryFees, "the depository's payment fees", "登记结算机构手续费"),
        new(TaxWithheld, "tax withheld from interest", "代扣税款"),
        new(SuitCosts, "costs of suits laid out, less court fees paid out of them", "诉讼垫付、预付费用（不含已交诉讼费）"),
        new(CourtFees, "court fees paid, less what was refunded", "已交诉讼费（扣除退费）")
    ];

    /// <summary>Bonds held and the principal owed on them, less what is deferred.</summary>
    public static string Held(string side) => $"Assets:Holders:{side}:Held";

    /// <summary>Bonds set aside for a deferred payment, and the principal held back.</summary>
    public static string Deferred(string side) => $"Assets:Holders:{side}:Deferred";

    /// <summary>Interest held back with a deferred payment.</summary>
    public static string InterestDeferred(string side) => $"Assets:Interest:{side}:Deferred";

    /// <summary>Money a side was given for one reason: Buyback, Instalments, Recoveries (before costs and tax); Costs, Returned and Tax lower it.</summary>
    public static string Paid(string side, string reason) => $"Assets:Paid:{side}:{reason}";

    /// <summary>The journal's account for a control account; null for those divided by side.</summary>
    /// <param name="control">One of <see cref="Chart"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No account of the chart.</exception>
    public static string? Of(string control) => control switch
    {
        Chart.Accounts or Chart.HoldersCash or Chart.HoldersCosts => null,
        Chart.Debt => Debt,
        Chart.CancelledByInstalments => CancelledByInstalments,
        Chart.CancelledByTender => CancelledByTender,
        Chart.CancelledByRecoveries => CancelledByRecoveries,
        Chart.Unallocated => Unallocated,
        Chart.IssuerCash => IssuerCash,
        Chart.PurchasersCash => PurchasersCash,
        Chart.Funds => Funds,
        Chart.Returned => Returned,
        Chart.DepositoryFees => DepositoryFees,
        Chart.TaxWithheld => TaxWithheld,
        Chart.CourtFees => CourtFees,
        Chart.LitigationCash => SuitCosts,
        Chart.TrusteeAdvances => TrusteeAdvances,
        Chart.HoldersPrepaid => HoldersPrepaid,
        Chart.Recoveries => Recoveries,
        _ => throw new ArgumentOutOfRangeException(nameof(control), control, "no account of the chart")
    };

    private static IEnumerable<JournalAccount> Side(string side, string english, string chinese) =>
    [
        new(Held(side), $"bonds of {english} and the principal owed on them, less what is deferred", $"{chinese}持有（不含递延）"),
        new(Deferred(side), $"bonds of {english} entitled to a payment that is held back, and its principal", $"{chinese}递延（应付未付）"),
        new(InterestDeferred(side), $"interest held back from {english} with it", $"{chinese}递延利息"),
        new(Paid(side, "Buyback"), $"what {english} were paid for bonds sold under offers", $"{chinese}收购价款"),
        new(Paid(side, "Instalments"), $"what instalments paid {english}, before tax", $"{chinese}分期偿付款（税前）"),
        new(Paid(side, "Recoveries"), $"what the debtor paid {english} by recoveries, before costs and tax", $"{chinese}追偿款（扣除费用前、税前）"),
        new(Paid(side, "Costs"), $"of it {english} bore costs taken back first that were not awarded (credit)", $"{chinese}负担的未获判费用（贷方）"),
        new(Paid(side, "Returned"), $"of it came back from {english} (credit)", $"{chinese}退回款项（贷方）"),
        new(Paid(side, "Tax"), $"of it was withheld as tax from {english} (credit)", $"{chinese}代扣税款（贷方）")
    ];
}
