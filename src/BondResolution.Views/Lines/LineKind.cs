namespace BondResolution.Views.Lines;

/// <summary>What some lines of the table <c>lines</c> are, and so which columns they have; accounts come first in each.</summary>
internal enum LineKind
{
    /// <summary>Of a register: classes, units, frozen. They move nothing until the register is adopted.</summary>
    Register = 1,

    /// <summary>None of its own: the subject's register (the sequence that opened it) became the positions.</summary>
    Adoption = 2,

    /// <summary>None of its own: the subject's register was held against the positions; its differences are movements.</summary>
    LaterAdoption = 3,

    /// <summary>Of a later register: units gained (lost), frozen gained (lost), the class it shows.</summary>
    Difference = 4,

    /// <summary>Of a freeze, release or transfer, and what a purchaser gained: units gained (lost), frozen gained (lost).</summary>
    Movement = 5,

    /// <summary>Bought under the subject's offer: units, cash in fen.</summary>
    Purchase = 6,

    /// <summary>Paid under the subject's instalment: units, base, units paid, units deferred, principal, interest, tax, amount deferred and the interest in it, in fen.</summary>
    Payment = 7,

    /// <summary>What an instalment deferred and was paid since; columns as <see cref="Payment"/>, deferrals negative.</summary>
    Release = 8,

    /// <summary>Money that came back; columns as <see cref="Payment"/>, the amount as principal.</summary>
    Return = 9,

    /// <summary>Returned money that was paid again; columns as <see cref="Payment"/>, the amount as principal.</summary>
    Repay = 10,

    /// <summary>Given of the subject's recovery, its number and its suit: units, units cancelled, principal, interest, costs, late, tax, prepayment and costs borne in fen.</summary>
    Recovery = 11,

    /// <summary>Bonds passed on with what hangs on them: units, bonds deferred, amount deferred and the interest in it in fen, gained (lost).</summary>
    PassedOn = 12,

    /// <summary>Not in the table: the default, by which bonds on accounts owe less than their face.</summary>
    Default = 13
}
