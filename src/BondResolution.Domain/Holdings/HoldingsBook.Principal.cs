using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <content>
/// What bonds owe: their face, or their share of the principal at default. A payment in money lowers what each of an account's bonds owes by the same, whether it was paid at once or is held back
/// for those that are frozen; bonds set aside for a deferred payment owe their face. Bonds that move take what they were lowered by along;
/// what is held back stays owed to the account it is held back for, unless it is passed on.
/// </content>
public sealed partial class HoldingsBook
{
    /// <summary>Principal that may still be paid on an account's bonds: not on those set aside, and not what an instalment in money holds back.</summary>
    public Fen OwedOn(in Position position) => face * position.NotSetAside - new Fen(position.LoweredFen(face.Value));

    /// <summary>Makes the default known, where bonds then owe less than their face; before any act of its day.</summary>
    internal void Default(PrincipalAtDefault atDefault)
    {
        HasPaidDown = true;
        _table.Default(atDefault);
    }

    /// <summary>
    /// Bonds that principal paid so far and so much more pays off whole: at their face, or where bonds owed less at default, at what each owed then.
    /// </summary>
    public long PaidOff(in Position position, Fen principal)
    {
        var lowered = position.PaidDownFen + principal.Value;
        if (_table.AtDefault is not { Principal.Value: > 0 } d)
            return lowered / face.Value;
        if (lowered == (face * position.Units).Value)
            return position.Units;
        var since = lowered - (long)((Int128)d.Lowered(face).Value * position.Units / d.Units);
        return (long)((Int128)since * d.Units / d.Principal.Value);
    }
}
