namespace BondResolution.Views.Lines;

/// <summary>What a row of the table <c>lines</c> stands for: lines of an event, or an event that is a fact by itself.</summary>
internal enum LineKind
{
    /// <summary>Lines of a register. They move nothing until the register is adopted.</summary>
    Register = 1,

    /// <summary>The row's register (the sequence that opened it) became the positions.</summary>
    Adoption = 2,

    /// <summary>The row's register was held against the positions; its differences are lines of their own.</summary>
    LaterAdoption = 3,

    /// <summary>Lines of what a later register shows otherwise.</summary>
    Difference = 4,

    /// <summary>
    /// A freeze, a release, one side of a transfer, or the class an heir is stated to have: the subject is the account.
    /// </summary>
    Movement = 5,

    /// <summary>Lines bought under the subject's offer.</summary>
    Purchase = 6,

    /// <summary>Lines paid under the subject's instalment.</summary>
    Payment = 7,

    /// <summary>What the subject's instalment deferred and was paid since.</summary>
    Release = 8,

    /// <summary>Money of the subject's instalment that came back.</summary>
    Return = 9,

    /// <summary>Returned money that was paid again.</summary>
    Repay = 10,

    /// <summary>Lines given of the subject's recovery, its number and its suit.</summary>
    Recovery = 11,

    /// <summary>Bonds passed on with what hangs on them.</summary>
    PassedOn = 12,

    /// <summary>Not in the table: the default, by which bonds on accounts owe less than their face.</summary>
    Default = 13,

    /// <summary>What a purchaser gained by lines of a purchase: the subject is his account and the offer, which has no blank before it.</summary>
    Purchaser = 14
}
