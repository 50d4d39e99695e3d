using BondResolution.Domain.Holdings;
using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Books;

/// <summary>What accounts of one side gained or lost together; money in fen.</summary>
internal struct HolderSums
{
    private long _units, _principal, _deferredUnits, _deferred, _deferredInterest, _bought, _paid, _recovered, _borne, _returned, _tax;

    public readonly bool IsNothing => (_units | _principal | _deferredUnits | _deferred | _deferredInterest | _bought | _paid | _recovered | _borne | _returned | _tax) == 0;

    /// <summary>Adds what one line changed of its account.</summary>
    /// <param name="changes">The lines it is one of.</param>
    /// <param name="line">Which of them.</param>
    /// <param name="before">The account before it.</param>
    /// <param name="after">The account after it.</param>
    /// <param name="faceFen">Face of one bond.</param>
    public void Add(AccountChanges changes, int line, in Position before, in Position after, long faceFen)
    {
        _units += after.Units - before.Units;
        _principal += (after.Units - before.Units) * faceFen - (after.PaidDownFen - before.PaidDownFen);
        _deferredUnits += after.Deferred - before.Deferred;
        _deferred += after.DeferredFen - before.DeferredFen;
        _deferredInterest += after.DeferredInterestFen - before.DeferredInterestFen;
        var money = changes.MoneyAt(line);
        _tax += money.TaxFen;
        _borne += money.BorneFen;
        Of(changes.Row.Kind) += money.CashFen + money.BorneFen;
    }

    public readonly HolderSums Negated() => new()
    {
        _units = -_units, _principal = -_principal, _deferredUnits = -_deferredUnits, _deferred = -_deferred, _deferredInterest = -_deferredInterest,
        _bought = -_bought, _paid = -_paid, _recovered = -_recovered, _borne = -_borne, _returned = -_returned, _tax = -_tax
    };

    /// <summary>Posts them on a side's accounts; deferred interest is the issuer's debt too.</summary>
    /// <param name="side"><see cref="JournalChart.Investors"/> or <see cref="JournalChart.Purchasers"/>.</param>
    /// <param name="legs">Where to.</param>
    public readonly void Post(string side, Legs legs)
    {
        var deferredPrincipal = _deferred - _deferredInterest;
        legs.Move(JournalChart.Held(side), _units - _deferredUnits, new Fen(_principal - deferredPrincipal));
        legs.Move(JournalChart.Deferred(side), _deferredUnits, new Fen(deferredPrincipal));
        legs.Pay(JournalChart.InterestDeferred(side), new Fen(_deferredInterest));
        legs.Pay(JournalChart.DeferredInterest, new Fen(-_deferredInterest));
        legs.Pay(JournalChart.Paid(side, "Buyback"), new Fen(_bought));
        legs.Pay(JournalChart.Paid(side, "Instalments"), new Fen(_paid));
        legs.Pay(JournalChart.Paid(side, "Recoveries"), new Fen(_recovered));
        legs.Pay(JournalChart.Paid(side, "Costs"), new Fen(-_borne));
        legs.Pay(JournalChart.Paid(side, "Returned"), new Fen(_returned));
        legs.Pay(JournalChart.Paid(side, "Tax"), new Fen(-_tax));
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref long Of(LineKind kind)
    {
        switch (kind)
        {
            case LineKind.Purchase:
                return ref _bought;
            case LineKind.Recovery:
                return ref _recovered;
            case LineKind.Return or LineKind.Repay:
                return ref _returned;
            default:
                return ref _paid;
        }
    }
}
