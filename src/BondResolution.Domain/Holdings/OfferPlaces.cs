using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Who stands where under an offer (收购): votes, and bonds held at the record date. An heir stands where the deceased stood: with the bonds
/// he took over since, and with the deceased's vote while he has given none of his own.
/// </summary>
internal sealed class OfferPlaces
{
    private readonly HoldingsBook _atRecordDate;
    private readonly Dictionary<AccountNumber, long> _moved = [];
    private readonly Dictionary<string, Tender> _votes;

    private OfferPlaces(HoldingsBook atRecordDate, IReadOnlyDictionary<string, Tender> votes) =>
        (_atRecordDate, _votes) = (atRecordDate, new Dictionary<string, Tender>(votes, StringComparer.Ordinal));

    /// <summary>Votes as they stand, those inherited too.</summary>
    public IReadOnlyDictionary<string, Tender> Votes => _votes;

    public static OfferPlaces Of(HoldingsBook atRecordDate, HoldingsBook now, DateOnly recordDate, IReadOnlyDictionary<string, Tender> votes)
    {
        var places = new OfferPlaces(atRecordDate, votes);
        foreach (var (on, from, to, units, _) in now.Inheritances)
        {
            if (on > recordDate)
            {
                var moved = long.Min(units, places.HeldThen(from));
                places._moved[from] = places._moved.GetValueOrDefault(from) - moved;
                places._moved[to] = places._moved.GetValueOrDefault(to) + moved;
            }

            if (places._votes.TryGetValue(from.ToString(), out var vote))
                places._votes.TryAdd(to.ToString(), vote);
        }

        return places;
    }

    /// <summary>Bonds that count as held at the record date.</summary>
    public long HeldThen(AccountNumber account) => _atRecordDate.UnitsOf(account) + _moved.GetValueOrDefault(account);
}
