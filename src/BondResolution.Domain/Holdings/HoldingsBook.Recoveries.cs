using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <content>What recoveries of suits pay on bonds.</content>
public sealed partial class HoldingsBook
{
    private Problem? Recover(HoldingsAct.Recovery act)
    {
        foreach (var lines in act.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var (cancelled, principal) = (PaymentLines.At(lines.UnitsCancelled, i), PaymentLines.At(lines.PrincipalFen, i));
                ref var position = ref At(lines.Accounts[i]);
                if (cancelled == 0 && principal == 0)
                    continue;
                var owed = OwedOn(position);
                if (position.Units < cancelled)
                    return BelowZero(act, position, cancelled);
                Apply(ref position, PositionChange.Of(lines, i, face));
                if (position.LoweredFen(face.Value) < 0 || OwedOn(position) < Fen.Zero)
                {
                    return RecoveryProblems.MoreThanOwed.With(("account", position.Account), ("principal", new Fen(principal)), ("owed", owed),
                        ("date", act.On), ("sequence", act.Sequence));
                }

                if (cancelled > 0 && position.Deferred > position.Units)
                    return BelowDeferred(act, position);
            }
        }

        return null;
    }
}
