using System.Globalization;
using System.Text;

namespace BondResolution.LingnanData;

/// <summary>Reads the drawn bytes back, replays the case on them, and throws at the first aggregate that is off.</summary>
internal static class SelfCheck
{
    /// <summary>Checks all three files and says in lines of text what came out.</summary>
    /// <exception cref="InvalidOperationException">An aggregate is off, or a row breaks a rule of the files.</exception>
    public static IReadOnlyList<string> Run(byte[] registerBytes, byte[] tenderBytes, byte[] suitBytes)
    {
        List<string[]> register = Rows(registerBytes, CsvText.RegisterHeader);
        RegisterCheck.Run(register);
        Simulation simulation = new();
        foreach (string[] row in register)
        {
            simulation.Add(row[0], Whole(row[5]), Whole(row[6]));
        }

        Same("bonds in the register", PublicFigures.RegisterUnits, simulation.Positions.Values.Sum(one => one.Units));
        Dictionary<string, Ballot> ballots = ReadBallots(Rows(tenderBytes, CsvText.TendersHeader), simulation);
        simulation.Purchase(ballots);
        List<string> report = CheckPurchase(simulation, ballots, register);
        CheckSuit(Rows(suitBytes, CsvText.SuitHeader), simulation, register.ToDictionary(row => row[0], row => row[1]));
        report.AddRange(CheckInstalments(simulation));
        return report;
    }

    /// <summary>Throws unless <paramref name="actual"/> is what was published.</summary>
    public static void Same(string what, long expected, long actual)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {expected} expected, {actual} drawn. The public figures fix this sum; change the draw, not the figure."));
        }
    }

    /// <summary>Throws unless <paramref name="holds"/>.</summary>
    public static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new InvalidOperationException("the drawn files break a rule: " + rule);
        }
    }

    private static Dictionary<string, Ballot> ReadBallots(List<string[]> rows, Simulation simulation)
    {
        Dictionary<string, Ballot> ballots = [];
        foreach (string[] row in rows)
        {
            Require(simulation.Positions.ContainsKey(row[0]), $"account {row[0]} votes and must be in the register");
            Ballot ballot = new(Enum.Parse<Vote>(row[1], ignoreCase: true), row[2].Length == 0 ? null : Whole(row[2]));
            Require(ballot.StatedUnits is null || ballot.StatedUnits <= simulation.Positions[row[0]].Units, $"account {row[0]} tenders at most what it holds");
            ballots[row[0]] = ballot;
        }

        Require(ballots.Count < rows.Count, "some accounts vote twice");
        return ballots;
    }

    private static List<string> CheckPurchase(Simulation simulation, Dictionary<string, Ballot> ballots, List<string[]> register)
    {
        Same("bonds bought", PublicFigures.PurchasedUnits, simulation.Bought.Values.Sum());
        Require(simulation.Bought.Values.Max() == PublicFigures.PurchaseCap, "somebody sells 1,000 and nobody more");
        int gone = simulation.Bought.Keys.Count(account => simulation.Positions[account].Units == 0);
        int capped = simulation.Bought.Count(sale => sale.Value == PublicFigures.PurchaseCap && simulation.Positions[sale.Key].Units > 0);
        Require(gone > 1_000, "thousands sell all they have");
        Require(capped > 100, "many sell 1,000 and stay with the rest");
        int silent = register.Count - ballots.Count;
        int Count(Vote vote) => ballots.Values.Count(ballot => ballot.Vote == vote);
        return
        [
            Text($"register: {register.Count} accounts, {register.Select(row => row[1]).Distinct().Count()} persons"),
            Text($"votes: {Count(Vote.Agree)} agree, {Count(Vote.Oppose)} oppose, {Count(Vote.Abstain)} abstain, {silent} silent"),
            Text($"purchase: {simulation.Bought.Count} accounts sell, {gone} of them all they have, {capped} sell 1,000 and stay"),
        ];
    }

    private static void CheckSuit(List<string[]> rows, Simulation simulation, Dictionary<string, string> personOf)
    {
        Same("holders in the suit", PublicFigures.SuitHolders, rows.Count);
        Same("persons in the suit", PublicFigures.SuitHolders, rows.Select(row => personOf[row[0]]).Distinct().Count());
        Same("bonds in the suit", PublicFigures.SuitUnits, rows.Sum(row => Whole(row[1])));
        foreach (string[] row in rows)
        {
            Same($"bonds account {row[0]} sues for", simulation.Positions[row[0]].Units, Whole(row[1]));
        }
    }

    private static List<string> CheckInstalments(Simulation simulation)
    {
        var first = simulation.PayOneIn(PublicFigures.FirstPer);
        Same("base of instalment 1", PublicFigures.RegisterUnits, first.Base);
        Same("bonds instalment 1 entitles to", PublicFigures.FirstEntitled, first.Entitled);
        Same("bonds instalment 1 pays", PublicFigures.FirstPaid, first.Paid);
        Same("bonds instalment 1 holds back", PublicFigures.FirstDeferred, first.Deferred);
        Same("bonds after instalment 1", PublicFigures.OutstandingAfterFirst, simulation.Positions.Values.Sum(one => one.Units));

        var second = simulation.PayOneIn(PublicFigures.SecondPer);
        Same("base of instalment 2", PublicFigures.SecondBase, second.Base);
        Same("bonds instalment 2 pays", PublicFigures.SecondPaid, second.Paid);
        return
        [
            Text($"instalment 1: {first.Entitled} entitled, {first.Paid} paid, {first.Deferred} held back"),
            Text($"instalment 2: {second.Entitled} entitled, {second.Paid} paid, {second.Deferred} held back"),
        ];
    }

    private static List<string[]> Rows(byte[] bytes, string header)
    {
        string[] lines = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).Split('\n');
        Require(lines[0] == header && lines[^1].Length == 0, "a file has its header and ends with a line feed");
        return [.. lines[1..^1].Select(line => line.Split(','))];
    }

    private static long Whole(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
