using System.Globalization;

namespace BondResolution.LingnanData;

/// <summary>
/// Gives drawn holdings an account, a person (一码通), a name and an identity number, all patterned so that they cannot be
/// taken for somebody's. Account prefixes follow Shenzhen's use: 01, 02, 03 ordinary, 06 margin (信用), 08 institutions.
/// </summary>
internal sealed class Identities(SplitMix64 random)
{
    private const int MarginOnlyPercent = 2;

    private static readonly string[] OrdinaryPrefixes = ["01", "01", "02", "03"];

    private readonly HashSet<string> _accounts = [PublicFigures.PurchaserAccount];
    private readonly Dictionary<HolderClass, int> _named = [];
    private int _persons;

    /// <summary>Rows in the order of <paramref name="holdings"/>; the holdings of one group belong to one person.</summary>
    public List<RegisterRow> Assign(List<Holding> holdings, IReadOnlyList<Holding[]> groups)
    {
        Dictionary<Holding, Holding[]> groupOf = groups
            .SelectMany(group => group.Select(one => (one, group)))
            .ToDictionary(pair => pair.one, pair => pair.group);
        Dictionary<Holding[], (string Person, string Name, string IdNumber)> known = [];
        List<RegisterRow> rows = [];
        foreach (Holding holding in holdings)
        {
            Holding[] group = groupOf.GetValueOrDefault(holding) ?? [holding];
            if (!known.TryGetValue(group, out var identity))
            {
                known[group] = identity = NewPerson(holding.Class);
            }

            string account = NewAccount(Prefix(holding, group));
            rows.Add(new RegisterRow(account, identity.Person, identity.Name, identity.IdNumber, holding));
        }

        return rows;
    }

    private (string Person, string Name, string IdNumber) NewPerson(HolderClass holderClass)
    {
        _persons++;
        int number = _named[holderClass] = _named.GetValueOrDefault(holderClass) + 1;
        string name = holderClass switch
        {
            HolderClass.Individual => Invariant($"虚构持有人{number:00000}"),
            HolderClass.Fund => Invariant($"虚构基金{number:0000}"),
            HolderClass.Institution => Invariant($"虚构机构{number:0000}"),
            HolderClass.Foreign => Invariant($"虚构境外机构{number:0000}"),
            _ => Invariant($"虚构其他持有人{number:0000}"),
        };
        return (Invariant($"189000{_persons:000000}"), name, Invariant($"SYN-{_persons:00000000}"));
    }

    /// <summary>The second account of a person is its margin account.</summary>
    private string Prefix(Holding holding, Holding[] group) =>
        group.Length > 1 && group[1] == holding ? "06"
        : holding.Class != HolderClass.Individual ? "08"
        : group.Length == 1 && random.Chance(MarginOnlyPercent) ? "06"
        : random.Pick(OrdinaryPrefixes);

    private string NewAccount(string prefix)
    {
        string account;
        do
        {
            account = Invariant($"{prefix}99{random.Below(1_000_000):000000}");
        }
        while (!_accounts.Add(account));
        return account;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
