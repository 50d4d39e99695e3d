using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <content>
/// What bonds owe: their face, or their share of the principal at default. A payment in money lowers what each of an account's bonds owes by the same, whether it was paid at once or is held back
/// for those that are frozen; bonds set aside for a deferred payment owe their face. Bonds that move take what they were lowered by along;
/// what is held back stays owed to the account it is held back for, unless it is passed on.
/// </content>
public sealed partial class HoldingsBook
{
    /// <summary>Principal held back of payments in money; only of accounts of which some was.</summary>
    private readonly Dictionary<AccountNumber, long> _heldBack = [];

    /// <summary>Principal that may still be paid on an account's bonds: not on those set aside, and not what an instalment in money holds back.</summary>
    public Fen OwedOn(in Position position) => face * position.NotSetAside - new Fen(LoweredOn(position));

    /// <summary>
    /// Makes the default known, where bonds then owe less than their face; before any act of its day. What accounts hold owes its share; money has lowered
    /// bonds from then on. Nothing was paid on them before.
    /// </summary>
    internal void Default(PrincipalAtDefault atDefault)
    {
        HasPaidDown = true;
        var accounts = new AccountNumber[_positions.Count];
        for (var i = 0; i < accounts.Length; i++)
            accounts[i] = _positions[i].Account;
        var order = AccountOrder.Of(accounts);
        var lowered = _carry.Default(atDefault, face, UnitsOf(order));
        for (var i = 0; i < order.Length; i++)
        {
            ref var position = ref CollectionsMarshal.AsSpan(_positions)[order[i]];
            position.PaidDownFen += lowered[i];
        }
    }

    /// <summary>Bonds of a register that is adopted after the default owe their share.</summary>
    private void ShareAtDefault(ReadOnlySpan<AccountNumber> accounts, RegisterContent register)
    {
        if (_carry.AtDefault is null)
            return;
        var order = AccountOrder.Of(accounts);
        var units = new long[order.Length];
        for (var i = 0; i < units.Length; i++)
        {
            var (lines, row) = register.At(order[i]);
            units[i] = lines.Units[row];
        }

        var lowered = _carry.Adopt(face, units);
        for (var i = 0; i < order.Length; i++)
            At(accounts[order[i]]).PaidDownFen += lowered[i];
    }

    private long[] UnitsOf(int[] rows)
    {
        var units = new long[rows.Length];
        for (var i = 0; i < units.Length; i++)
            units[i] = _positions[rows[i]].Units;
        return units;
    }

    /// <summary>
    /// Bonds that principal paid so far and so much more pays off whole: at their face, or where bonds owed less at default, at what each owed then.
    /// </summary>
    public long PaidOff(in Position position, Fen principal)
    {
        var lowered = position.PaidDownFen + principal.Value;
        if (_carry.AtDefault is not { Principal.Value: > 0 } d)
            return lowered / face.Value;
        if (lowered == (face * position.Units).Value)
            return position.Units;
        var since = lowered - (long)((Int128)d.Lowered(face).Value * position.Units / d.Units);
        return (long)((Int128)since * d.Units / d.Principal.Value);
    }

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
