namespace BondResolution.LingnanData;

/// <summary>
/// The figures of 岭南转债 (128044) that the drawn holders must add up to. Each says how it is known, in the words of CASE.md:
/// reported, computed, inferred or assumed. All are numbers of bonds unless the name says otherwise.
/// </summary>
internal static class PublicFigures
{
    /// <summary>4,563,663 bonds, reported: balance at default on 2024-08-14, unchanged at the record date 2024-08-21.</summary>
    public const long RegisterUnits = 4_563_663;

    /// <summary>1,000 bonds, reported: the most the purchaser buys of one holder. That a holder is an account is assumed.</summary>
    public const long PurchaseCap = 1_000;

    /// <summary>1,458,148 bonds, assumed: both readings of the reported 1.46 亿元 (face value, money at 100.127) round to it.</summary>
    public const long PurchasedUnits = 1_458_148;

    /// <summary>3,105,515 bonds, computed from the assumed purchase: 4,563,663 − 1,458,148 stay with investors.</summary>
    public const long InvestorUnitsAfterPurchase = RegisterUnits - PurchasedUnits;

    /// <summary>One bond in 10, reported: the rule of instalment 1 (持仓每 10 张偿付 1 张，不足 10 张的偿付 1 张).</summary>
    public const long FirstPer = 10;

    /// <summary>456,471 bonds, computed: 456,450 paid and 21 held back. Rounding up by account is inferred.</summary>
    public const long FirstEntitled = 456_471;

    /// <summary>456,450 bonds, computed: 4,563,663 − 4,107,213, paid and cancelled on 2025-01-27.</summary>
    public const long FirstPaid = 456_450;

    /// <summary>21 bonds, reported as 0.21 万元: entitled, frozen and so not paid.</summary>
    public const long FirstDeferred = 21;

    /// <summary>4,107,213 bonds, reported: balance after instalment 1.</summary>
    public const long OutstandingAfterFirst = 4_107_213;

    /// <summary>One bond in 13, reported: the rule of instalment 2 (每 13 张偿付 1 张，不足 13 张的偿付 1 张).</summary>
    public const long SecondPer = 13;

    /// <summary>4,107,192 bonds, reported: base of instalment 2 = 4,107,213 less the 21 held back.</summary>
    public const long SecondBase = 4_107_192;

    /// <summary>316,808 bonds, computed from the reported 3,168.24 万元: 316,808 × 100 × 1.00005.</summary>
    public const long SecondPaid = 316_808;

    /// <summary>176 holders, reported: those the trustee sues for.</summary>
    public const int SuitHolders = 176;

    /// <summary>2,055,686 bonds, computed: the reported 1,438.98 万元 of maturity interest ÷ 7, held on 2025-01-06.</summary>
    public const long SuitUnits = 2_055_686;

    /// <summary>The purchaser's securities account, assumed (the number is made up): not in the register of 2024-08-21.</summary>
    public const string PurchaserAccount = "0899900001";
}
