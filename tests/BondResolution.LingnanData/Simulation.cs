namespace BondResolution.LingnanData;

/// <summary>
/// Plays purchase and instalments on the positions of the register, from the files alone and without the ledger: the rules of
/// the announcements in their plainest form.
/// </summary>
internal sealed class Simulation
{
    private readonly Dictionary<string, Position> _positions = [];

    public IReadOnlyDictionary<string, Position> Positions => _positions;

    /// <summary>What every account sold; accounts that sold nothing are absent.</summary>
    public Dictionary<string, long> Bought { get; } = [];

    public void Add(string account, long units, long frozen) => _positions.Add(account, new Position(units, frozen));

    /// <summary>Buys from each agreeing account what is eligible, at most the cap, and books it to the purchaser.</summary>
    public void Purchase(IReadOnlyDictionary<string, Ballot> ballots)
    {
        foreach ((string account, Ballot ballot) in ballots)
        {
            Position position = _positions[account];
            long eligible = Math.Max(0, Math.Min(position.Units, ballot.StatedUnits ?? position.Units) - position.Frozen);
            long bought = ballot.Vote == Vote.Agree ? Math.Min(eligible, PublicFigures.PurchaseCap) : 0;
            if (bought > 0)
            {
                position.Units -= bought;
                Bought.Add(account, bought);
            }
        }

        Add(PublicFigures.PurchaserAccount, Bought.Values.Sum(), 0);
    }

    /// <summary>Pays one bond in <paramref name="per"/>, rounded up by account; frozen bonds wait.</summary>
    public (long Base, long Entitled, long Paid, long Deferred) PayOneIn(long per)
    {
        (long Base, long Entitled, long Paid, long Deferred) sum = default;
        foreach (Position position in _positions.Values)
        {
            long unitsBase = position.Units - position.Deferred;
            long entitled = (unitsBase / per) + (unitsBase % per == 0 ? 0 : 1);
            long free = Math.Min(position.Units - position.Frozen, unitsBase);
            long paid = Math.Min(entitled, free);
            position.Units -= paid;
            position.Deferred += entitled - paid;
            sum = (sum.Base + unitsBase, sum.Entitled + entitled, sum.Paid + paid, sum.Deferred + entitled - paid);
        }

        return sum;
    }
}
