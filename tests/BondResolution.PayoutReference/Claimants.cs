using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.PayoutReference;

/// <summary>
/// Whom a scheme's rule is applied to, in the order of their lowest account, so that ties fall to it: accounts, or
/// persons with their accounts.
/// </summary>
internal sealed class Claimants
{
    /// <summary>The rows of each claimant, ascending; null where every row is a claimant of its own.</summary>
    private readonly List<int>[]? rows;

    private Claimants(List<int>[]? rows, long[] bases) => (this.rows, Bases) = (rows, bases);

    /// <summary>Bonds of each claimant that the rule is applied to.</summary>
    public long[] Bases { get; }

    public static Claimants Of(CapPer group, PayoutInput input, long[] rowBases)
    {
        if (group == CapPer.Account || input.Persons is null)
            return new Claimants(null, rowBases);

        var claimants = new List<List<int>>();
        var byPerson = new Dictionary<int, List<int>>();
        for (var row = 0; row < input.Count; row++)
        {
            var person = input.Persons[row];
            if (person < 0 || !byPerson.TryGetValue(person, out var own))
            {
                own = [];
                claimants.Add(own);
                if (person >= 0)
                    byPerson.Add(person, own);
            }

            own.Add(row);
        }

        return new Claimants([.. claimants], [.. claimants.Select(own => own.Sum(row => rowBases[row]))]);
    }

    /// <summary>What each row has of what its claimant gets: by base, largest remainder, ties by account ascending.</summary>
    public long[] Share(long[] perClaimant, long[] rowBases)
    {
        if (rows is null)
            return perClaimant;
        var perRow = new long[rowBases.Length];
        for (var claimant = 0; claimant < rows.Length; claimant++)
        {
            var own = rows[claimant];
            var shares = LargestRemainder.Split(perClaimant[claimant], [.. own.Select(row => rowBases[row])]);
            for (var i = 0; i < shares.Length; i++)
                perRow[own[i]] = shares[i];
        }

        return perRow;
    }
}
