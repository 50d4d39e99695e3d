using System.Globalization;
using System.Text;

namespace BondResolution.LingnanData;

/// <summary>Writes the three files: UTF-8 without byte order mark, lines ended by LF, numbers without separators.</summary>
internal static class CsvText
{
    public const string RegisterHeader = "account,person,name,id_number,class,units,frozen";
    public const string TendersHeader = "account,vote,units";
    public const string SuitHeader = "account,units";

    /// <summary>The holder register at the record date, plain layout.</summary>
    public static byte[] Register(IEnumerable<RegisterRow> rows) => Encode(RegisterHeader, rows.Select(row =>
        string.Create(CultureInfo.InvariantCulture,
            $"{row.Account},{row.Person},{row.Name},{row.IdNumber},{Lower(row.Holding.Class.ToString())},{row.Holding.UnitsHeld},{row.Holding.UnitsFrozen}")));

    /// <summary>The votes in the order they came in: a random one, a replaced vote before the one that replaces it.</summary>
    public static byte[] Tenders(IEnumerable<RegisterRow> rows, SplitMix64 random)
    {
        List<RegisterRow> voters = [.. rows.Where(row => row.Holding.Ballot.Vote != Vote.Silent)];
        random.Shuffle(voters);
        List<string> lines = [];
        foreach (RegisterRow voter in voters)
        {
            if (voter.Holding.ReplacedBallot is { } replaced)
            {
                lines.Insert(random.Below(lines.Count + 1), Line(voter.Account, replaced));
            }

            lines.Add(Line(voter.Account, voter.Holding.Ballot));
        }

        return Encode(TendersHeader, lines);
    }

    /// <summary>The accounts the trustee sues for, with what they held on 2025-01-06.</summary>
    public static byte[] SuitHolders(IEnumerable<RegisterRow> rows) => Encode(SuitHeader, rows
        .Where(row => row.Holding.Sues)
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Account},{row.Holding.UnitsKept}")));

    private static string Line(string account, Ballot ballot) =>
        string.Create(CultureInfo.InvariantCulture, $"{account},{Lower(ballot.Vote.ToString())},{ballot.StatedUnits}");

    private static string Lower(string name) => name.ToLowerInvariant();

    private static byte[] Encode(string header, IEnumerable<string> lines) =>
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(header + "\n" + string.Concat(lines.Select(line => line + "\n")));
}
