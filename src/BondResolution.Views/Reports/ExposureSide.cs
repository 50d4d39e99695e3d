using BondResolution.Domain.Holdings;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>What investors, or purchasers, hold together: summed from accounts.</summary>
internal sealed class ExposureSide
{
    public long Holders { get; private set; }

    /// <summary>Accounts that a register showed with bonds and that hold none now.</summary>
    public long Exited { get; private set; }

    public long Units { get; private set; }

    public long DeferredAccounts { get; private set; }

    public long DeferredUnits { get; private set; }

    public long DeferredFen { get; private set; }

    public long FrozenAccounts { get; private set; }

    public long FrozenUnits { get; private set; }

    private long PaidDownFen { get; set; }

    /// <summary>Principal owed on the bonds held.</summary>
    public Fen PrincipalOwed(Fen face) => face * Units - new Fen(PaidDownFen);

    /// <param name="positions">Of all accounts.</param>
    /// <param name="purchasers">Accounts of purchasers.</param>
    public static (ExposureSide Investors, ExposureSide Purchasers) Of(Positions positions, IReadOnlyList<string> purchasers)
    {
        var (investing, purchasing) = (new ExposureSide(), new ExposureSide());
        var bought = purchasers.Select(account => (AccountNumber)account).ToHashSet();
        foreach (ref readonly var position in positions.All)
            (bought.Contains(position.Account) ? purchasing : investing).Add(position);
        return (investing, purchasing);
    }

    /// <param name="position">Of an account of this side.</param>
    /// <param name="times">-1 takes out what was added.</param>
    public void Add(in Position position, int times = 1)
    {
        Units += times * position.Units;
        PaidDownFen += times * position.PaidDownFen;
        DeferredUnits += times * position.Deferred;
        DeferredFen += times * position.DeferredFen;
        FrozenUnits += times * position.Frozen;
        Holders += position.Units > 0 ? times : 0;
        Exited += position is { WasRegistered: true, Units: 0 } ? times : 0;
        DeferredAccounts += position.DeferredFen > 0 ? times : 0;
        FrozenAccounts += position.Frozen > 0 ? times : 0;
    }
}
