using System.Runtime.CompilerServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Every account the ledger knows at a record date, by account ascending, with its position then and at the day of payment.
/// </summary>
internal sealed class PaymentHolders
{
    private readonly HoldingsBook _atRecordDate;
    private readonly HoldingsBook _now;
    private readonly AccountNumber[] _accounts;
    private readonly int[] _then;
    private readonly int[] _inNow;

    private PaymentHolders(HoldingsBook atRecordDate, HoldingsBook now, AccountNumber[] accounts, int[] then, int[] inNow) =>
        (_atRecordDate, _now, _accounts, _then, _inNow) = (atRecordDate, now, accounts, then, inNow);

    public int Count => _then.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one long call: code compiled ahead would never be replaced in it
    public static PaymentHolders Of(HoldingsBook atRecordDate, HoldingsBook now)
    {
        var positions = atRecordDate.Positions;
        var accounts = new AccountNumber[positions.Length];
        for (var i = 0; i < accounts.Length; i++)
            accounts[i] = positions[i].Account;
        var then = AccountOrder.Of(accounts);
        for (var i = 0; i < accounts.Length; i++)
            accounts[i] = positions[then[i]].Account;
        var inNow = then;
        if (!ReferenceEquals(atRecordDate, now))
        {
            inNow = new int[then.Length];
            for (var i = 0; i < inNow.Length; i++)
                inNow[i] = now.IndexOf(accounts[i]);
        }

        return new PaymentHolders(atRecordDate, now, accounts, then, inNow);
    }

    /// <summary>The position at the day of payment.</summary>
    public ref readonly Position Now(int row) => ref _now.Positions[_inNow[row]];

    /// <summary>Principal that may still be paid on it at the day of payment.</summary>
    public Fen OwedNow(int row) => _now.OwedOn(Now(row));

    /// <summary>Units and deferrals as at the record date; what is frozen when the payment is made is not paid.</summary>
    /// <param name="group">Persons are numbered only where the scheme goes by them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one long call: code compiled ahead would never be replaced in it
    public PayoutInput Input(CapPer group)
    {
        var positions = _atRecordDate.Positions;
        var input = new PayoutInput(_accounts, new long[Count], new long[Count], new long[Count], new HolderClass[Count],
            group == CapPer.Person ? PersonNumbers(positions) : null);
        for (var i = 0; i < _then.Length; i++)
        {
            ref readonly var position = ref positions[_then[i]];
            input.Units[i] = position.Units;
            // Few accounts have either: of ten million, zeros that nobody writes take no memory.
            if (Now(i).Frozen is > 0 and var frozen)
                input.Frozen[i] = long.Min(position.Units, frozen);
            if (position.Deferred > 0)
                input.Deferred[i] = long.Min(position.Deferred, position.Units);
            input.Classes[i] = position.Class;
        }

        return input;
    }

    private int[] PersonNumbers(ReadOnlySpan<Position> positions)
    {
        var numbers = new Dictionary<PersonToken, int>();
        var persons = new int[_then.Length];
        for (var i = 0; i < persons.Length; i++)
        {
            var person = positions[_then[i]].Person;
            if (person.IsNone)
                persons[i] = -1;
            else if (!numbers.TryGetValue(person, out persons[i]))
                numbers.Add(person, persons[i] = numbers.Count);
        }

        return persons;
    }
}
