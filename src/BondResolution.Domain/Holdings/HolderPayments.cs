using BondResolution.Domain.Bonds;
using BondResolution.Domain.Lawsuits;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Collects what accounts were given by instalments and recoveries, act by act in order, for suits to be credited with. Money that came back
/// (退票) counts as given: it waits for the holder.
/// </summary>
public sealed class HolderPayments
{
    private readonly List<HolderPayment> _payments = [];
    private readonly Dictionary<(int No, AccountNumber Account), long> _units = [];

    public IReadOnlyList<HolderPayment> All => _payments;

    /// <summary>What was given by a date by the acts that stand.</summary>
    public static HolderPayments Of(HoldingsHistory history, DateOnly asOf)
    {
        var payments = new HolderPayments();
        foreach (var act in history.Standing.TakeWhile(a => a.On <= asOf))
        {
            switch (act)
            {
                case HoldingsAct.Payment payment:
                    foreach (var lines in payment.Lines)
                    {
                        for (var i = 0; i < lines.Count; i++)
                            payments.Paid(act.On, act.Sequence, payment.Opened.No, lines.Accounts[i], lines.Units[i], PaymentLines.At(lines.PrincipalFen, i), PaymentLines.At(lines.InterestFen, i));
                    }

                    break;
                case HoldingsAct.Recovery recovery:
                    foreach (var lines in recovery.Lines)
                    {
                        for (var i = 0; i < lines.Count; i++)
                            payments.Recovered(act.On, act.Sequence, recovery.Opened, lines, i);
                    }

                    break;
                case HoldingsAct.Single { Event: HoldingsEvent.DeferredPaid e }:
                    payments.Released(act.On, act.Sequence, e.No, e.Account, e.Principal.Value, e.Interest.Value);
                    break;
                case HoldingsAct.Single { Event: HoldingsEvent.UnitsPassedOn e }:
                    payments.PassedOn(e);
                    break;
            }
        }

        return payments;
    }

    /// <summary>An instalment's line; bonds held at its record date.</summary>
    public void Paid(DateOnly on, long sequence, int no, AccountNumber account, long units, long principalFen, long interestFen)
    {
        _units[(no, account)] = units;
        Add(new(on, sequence, account.ToString(), units, principalFen, interestFen, 0, 0, null, false));
    }

    /// <summary>What an instalment deferred and was paid since: for the bonds the instalment was for.</summary>
    public void Released(DateOnly on, long sequence, int no, AccountNumber account, long principalFen, long interestFen) =>
        Add(new(on, sequence, account.ToString(), _units.GetValueOrDefault((no, account)), principalFen, interestFen, 0, 0, null, false));

    /// <summary>Deferred payments that went along with bonds are for the bonds they were for before.</summary>
    public void PassedOn(HoldingsEvent.UnitsPassedOn e)
    {
        foreach (var carried in e.Deferrals.IsDefault ? [] : e.Deferrals)
            _units[(carried.No, e.To)] = _units.GetValueOrDefault((carried.No, e.To)) + _units.GetValueOrDefault((carried.No, e.From));
    }

    /// <summary>A recovery's line.</summary>
    /// <param name="suit">The suit, where it served its holders only; null: all.</param>
    public void Recovered(DateOnly on, long sequence, string? suit, AccountNumber account, long units, long principalFen, long interestFen, long costsFen, long lateFen) =>
        Add(new(on, sequence, account.ToString(), units, principalFen, interestFen, costsFen, lateFen, suit, true));

    private void Recovered(DateOnly on, long sequence, HoldingsEvent.RecoveryOpened opened, RecoveryLines lines, int i) => Recovered(
        on, sequence, opened.Receipt.Beneficiaries is Beneficiaries.Suit ? opened.Suit : null, lines.Accounts[i], PaymentLines.At(lines.Units, i),
        PaymentLines.At(lines.PrincipalFen, i), PaymentLines.At(lines.InterestFen, i), PaymentLines.At(lines.CostsFen, i), PaymentLines.At(lines.LateFen, i));

    private void Add(in HolderPayment payment)
    {
        if (payment is not { PrincipalFen: 0, InterestFen: 0, CostsFen: 0, LateFen: 0 })
            _payments.Add(payment);
    }
}
