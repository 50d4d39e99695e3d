namespace BondResolution.Views.Reports;

/// <summary>
/// How well founded the figures of the exposure report are: each stands as weak as the weakest fact behind it
/// (reported, computed, inferred, assumed); what is computed from reported facts is computed.
/// </summary>
internal static class FigureLabels
{
    private static readonly string[] Weakness = ["reported", "computed", "inferred", "assumed", "unlabelled"];

    private static readonly (string Figure, string[] Commands, bool Derived)[] Figures =
    [
        ("atDefault", ["case.default"], false),
        ("outstanding", ["case.default", "instalment.pay", "instalment.release", "lawsuit.recover"], true),
        ("investors", ["register.import", "register.adopt", "buyback.settle", "buyback.buy", "instalment.pay", "instalment.release", "lawsuit.recover", "units.transfer"], true),
        ("purchasers", ["register.import", "register.adopt", "buyback.settle", "buyback.buy", "instalment.pay", "instalment.release", "lawsuit.recover", "units.transfer"], true),
        ("deferred", ["register.import", "units.freeze", "instalment.pay", "instalment.release"], true),
        ("frozen", ["register.import", "units.freeze", "units.release"], true),
        ("reduction.buyback", ["buyback.tender", "buyback.settle", "buyback.buy", "register.import"], true),
        ("reduction.instalments", ["instalment.declare", "instalment.pay", "instalment.release"], true),
        ("reduction.recoveries", ["lawsuit.recover", "lawsuit.advance", "lawsuit.judge", "lawsuit.mediate", "lawsuit.settle"], true),
        ("interest", ["plan.adopt", "plan.amend", "case.default", "instalment.pay", "instalment.release", "lawsuit.recover"], true),
        ("lawsuits", ["lawsuit.file", "lawsuit.join", "lawsuit.leave"], false)
    ];

    /// <summary>Label by figure, for figures with a fact behind them.</summary>
    public static IReadOnlyDictionary<string, string> Of(CaseFacts facts)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (figure, commands, derived) in Figures)
        {
            var behind = facts.All.Where(f => commands.Contains(f.Do, StringComparer.Ordinal)).SelectMany(AllLabels).ToList();
            if (behind.Count == 0)
                continue;
            var weakest = behind.Max(label => Array.IndexOf(Weakness, label));
            if (weakest >= 0)
                labels[figure] = Weakness[derived ? int.Max(weakest, 1) : weakest];
        }

        return labels;
    }

    /// <summary>Whether a command records what the figures stand on: warnings, meetings and what is done with personal data do not, nor do reversals, which leave nothing to stand on.</summary>
    public static bool MovesFigures(string command) =>
        command is not ("case.warn" or "meeting.hold" or "case.open" or "correct" or "register.withdraw") && !command.StartsWith("vault.", StringComparison.Ordinal);

    private static IEnumerable<string> AllLabels(FactRow fact) =>
        [fact.Label ?? "unlabelled", .. fact.Metadata.Labels?.Where(l => l.Key != "on").Select(l => l.Value) ?? []];
}
