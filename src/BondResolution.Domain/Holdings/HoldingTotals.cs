using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>What some holders hold together.</summary>
/// <param name="Accounts">Accounts that hold bonds.</param>
/// <param name="Persons">Different persons among them; an account whose person is not known is one of its own.</param>
/// <param name="CountByClass">Accounts of each class, by the value of <see cref="HolderClass"/>.</param>
public sealed record HoldingTotals(int Accounts, int Persons, long Units, long Frozen, ImmutableArray<int> CountByClass)
{
    /// <summary>Of the positions of a book.</summary>
    public static HoldingTotals Of(HoldingsBook book)
    {
        var sum = new Sum();
        foreach (ref readonly var position in book.Positions)
            sum.Add(position.Person, position.Class, position.Units, position.Frozen);
        return sum.Totals;
    }

    /// <summary>Of the lines of a register.</summary>
    public static HoldingTotals Of(RegisterContent register)
    {
        var sum = new Sum();
        foreach (var lines in register.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
                sum.Add(lines.PersonAt(i), lines.Classes[i], lines.Units[i], lines.FrozenAt(i));
        }

        return sum.Totals;
    }

    private sealed class Sum
    {
        private readonly HashSet<PersonToken> _persons = [];
        private readonly int[] _byClass = new int[Enum.GetValues<HolderClass>().Length];
        private int _accounts, _alone;
        private long _units, _frozen;

        public HoldingTotals Totals => new(_accounts, _persons.Count + _alone, _units, _frozen, [.. _byClass]);

        public void Add(PersonToken person, HolderClass holderClass, long units, long frozen)
        {
            if (units == 0)
                return;
            _accounts++;
            _units += units;
            _frozen += frozen;
            _byClass[(int)holderClass]++;
            if (person.IsNone)
                _alone++;
            else
                _persons.Add(person);
        }
    }
}
