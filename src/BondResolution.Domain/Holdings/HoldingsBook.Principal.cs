using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <content>
/// What bonds owe. A payment in money lowers what each of an account's bonds owes by the same, whether it was paid at once or is held back
/// for those that are frozen; bonds set aside for a deferred payment owe their face. Bonds that move take what they were lowered by along;
/// what is held back stays owed to the account it is held back for, unless it is passed on.
/// </content>
public sealed partial class HoldingsBook
{
    /// <summary>Principal held back of payments in money; only of accounts of which some was.</summary>
    private readonly Dictionary<AccountNumber, long> _heldBack = [];

    /// <summary>Principal that may still be paid on an account's bonds: not on those set aside, and not what an instalment in money holds back.</summary>
    public Fen OwedOn(in Position position) => face * position.NotSetAside - new Fen(LoweredOn(position));

    /// <summary>What an account's bonds owe less than their face, in fen: paid down, or held back for it.</summary>
    private long LoweredOn(in Position position) => position.PaidDownFen + HeldBackFrom(position.Account);

    private long HeldBackFrom(AccountNumber account) => _heldBack.Count == 0 ? 0 : _heldBack.GetValueOrDefault(account);

    private void Defer(int no, AccountNumber account, in Deferral deferral)
    {
        var before = DeferralOf(no, account) is { Units: 0 } earlier ? earlier.PrincipalFen : 0;
        _deferrals[(no, account)] = deferral;
        if (deferral is { Units: 0 } && deferral.PrincipalFen != before)
            _heldBack[account] = HeldBackFrom(account) + deferral.PrincipalFen - before;
    }
}
