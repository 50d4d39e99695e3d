namespace BondResolution.Domain.Tests.Holdings;

/// <summary>What a drawn step tries.</summary>
internal enum DrawnAct
{
    Transfer,
    JudicialTransfer,
    Inherit,
    Freeze,
    Release,
    BuyForThirdParty,
    BuyForIssuer,
    SettleForThirdParty,
    SettleForIssuer,
    PayByNumber,
    PayByMoney,
    PayDeferred,
    Return,
    Repay,
    AdoptLater,
    RecoverForSuit,
    RecoverForAll,
    LeaveUnsealed,
    Reverse
}
