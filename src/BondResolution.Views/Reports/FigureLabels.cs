using System.Globalization;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;

namespace BondResolution.Views.Reports;

/// <summary>
/// How well founded the figures of the exposure report are: each stands as weak as the weakest fact behind it
/// (reported, computed, inferred, assumed); what is computed from reported facts is computed.
/// </summary>
internal static class FigureLabels
{
    private static readonly string[] Weakness = ["reported", "computed", "inferred", "assumed", "unlabelled"];

    // lowered: only where bonds owe less than their face by it
    private static readonly string[] Positions =
    [
        "lowered:case.default",
        "register.import", "register.adopt", "buyback.settle", "buyback.buy", "instalment.pay", "instalment.release", "lawsuit.recover", "units.transfer"
    ];

    // issuer: only where the issuer bought; suit: only what it recorded in a suit
    private static readonly string[] Debt = ["case.default", "issuer:buyback.settle", "issuer:buyback.buy", "instalment.pay", "instalment.release", "lawsuit.recover"];

    private static readonly (string Figure, string[] Commands, bool Derived)[] Figures =
    [
        ("face", ["case.open"], false),
        ("atDefault", ["case.default"], false),
        ("outstanding", Debt, true),
        ("investors", Positions, true),
        ("purchasers", Positions, true),
        ("unallocated", ["case.default", "register.import", "register.adopt"], true),
        ("deferred", ["register.import", "units.freeze", "instalment.pay", "instalment.release", "units.transfer"], true),
        ("frozen", [.. Positions, "units.freeze", "units.release"], true),
        ("reduction.buyback", ["buyback.offer", "buyback.tender", "buyback.settle", "buyback.buy", "register.import"], true),
        ("reduction.instalments", ["instalment.declare", "instalment.fund", "instalment.pay", "instalment.release"], true),
        ("reduction.recoveries", ["lawsuit.recover", "lawsuit.advance", "lawsuit.judge", "lawsuit.mediate", "lawsuit.settle"], true),
        ("interest", ["plan.adopt", "plan.amend", "case.accelerate", .. Debt], true),
        ("lawsuits", ["lawsuit.file", "lawsuit.join", "lawsuit.leave", "lawsuit.amend", "suit:units.transfer"], false)
    ];

    /// <summary>Figures that have the label of another.</summary>
    private static readonly (string Figure, string As)[] Likewise = [("cancelled", "outstanding"), ("repaid", "outstanding"), ("instalments", "reduction.instalments")];

    /// <summary>Label by figure, for figures with a fact behind them.</summary>
    public static IReadOnlyDictionary<string, string> Of(CaseFacts facts)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var figure in Figures)
        {
            if (Weakest(Behind(facts, figure.Commands), figure.Derived) is { } label)
                labels[figure.Figure] = label;
        }

        foreach (var (list, count) in OwnFacts.Lists(facts))
        {
            for (var i = 0; i < count; i++)
            {
                if (Behind(facts, list, i).Label is { } label)
                    labels[KeyOf(list, i)] = label;
            }
        }

        return labels;
    }

    /// <summary>The key under which an entry of a list has its label: <c>instalments[0]</c>.</summary>
    public static string KeyOf(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    /// <summary>The label of the figure at a path of the report, as <see cref="Of"/> has them; null where it has none.</summary>
    /// <param name="labels">Labels by figure.</param>
    /// <param name="path">E.g. <c>outstanding.units</c>, <c>instalments[0].paid</c>.</param>
    public static string? At(IReadOnlyDictionary<string, string> labels, string path)
    {
        if (labels.TryGetValue(path.Split('.')[0], out var own))
            return own;
        var name = string.Join('.', path.Split('.').Select(word => word.Split('[')[0]));
        return FigureOf(name) is { Figure: { } figure } ? labels.GetValueOrDefault(figure) : null;
    }

    /// <summary>The facts a figure stands on, and the label the report gives it; none where it is not labelled.</summary>
    /// <param name="facts">The case.</param>
    /// <param name="name">E.g. <c>outstanding.units</c>, <c>instalments.paid</c>.</param>
    /// <param name="index">Of a figure in a list the place of its entry, from 0: it stands on that entry's facts; else any number.</param>
    public static (IReadOnlyList<FactRow> Facts, string? Label) Behind(CaseFacts facts, string name, int index)
    {
        var figure = FigureOf(name);
        IReadOnlyList<FactRow> behind = [.. OwnFacts.Of(facts, name.Split('.')[0], index, Behind(facts, figure.Commands ?? []))];
        return (behind, Weakest(behind, figure.Derived));
    }

    /// <summary>The weakest label of some facts, or null where there are none.</summary>
    /// <param name="facts">What a figure stands on.</param>
    /// <param name="derived">Whether it is computed from them: then it is computed at best.</param>
    public static string? Weakest(IEnumerable<FactRow> facts, bool derived = true) => Weakest(facts.SelectMany(AllLabels), derived);

    /// <summary>
    /// The label of one holder's figure: as weak as the acts it is summed from, the policies they followed, and the registers, without which he
    /// would be no holder.
    /// </summary>
    public static string? OfHolder(CaseFacts facts, IEnumerable<FactRow> acts, IEnumerable<string?> policies) => Weakest(
        [.. acts.Concat(Behind(facts, ["register.import", "register.adopt"])).SelectMany(AllLabels), .. policies.OfType<string>()], derived: true);

    private static string? Weakest(IEnumerable<string> labels, bool derived)
    {
        var weakest = labels.Select(label => Array.IndexOf(Weakness, label)).DefaultIfEmpty(-1).Max();
        return weakest < 0 ? null : Weakness[derived ? int.Max(weakest, 1) : weakest];
    }

    private static List<FactRow> Behind(CaseFacts facts, string[] commands)
    {
        var byIssuer = facts.EventsOf<HoldingsEvent.PurchaseOpened>().Where(e => e.Event.Kind is OfferKind.Issuer).Select(e => e.Row.Command).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. facts.All.Where(f => commands.Contains(f.Do, StringComparer.Ordinal)
                || (byIssuer.Contains(f.Command) && commands.Contains("issuer:" + f.Do, StringComparer.Ordinal))
                || (PrincipalAtDefault.Of(facts.Case) is not null && commands.Contains("lowered:" + f.Do, StringComparer.Ordinal))
                || (f.Stream.StartsWith("suit-", StringComparison.Ordinal) && commands.Contains("suit:" + f.Do, StringComparer.Ordinal)))
        ];
    }

    private static (string Figure, string[] Commands, bool Derived) FigureOf(string name)
    {
        foreach (var (figure, other) in Likewise)
        {
            if (Is(name, figure))
                name = other;
        }

        return Array.Find(Figures, f => Is(name, f.Figure));
    }

    private static bool Is(string name, string figure) =>
        name == figure || (name.StartsWith(figure, StringComparison.Ordinal) && name[figure.Length] == '.');

    /// <summary>
    /// Sources by figure or by entry of a list (<see cref="KeyOf"/>), each once, in the order of the facts; of figures that have some.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Sources(CaseFacts facts) => Figures
        .Select(f => (f.Figure, Rows: (IReadOnlyList<FactRow>)Behind(facts, f.Commands)))
        .Concat(OwnFacts.Lists(facts).SelectMany(l => Enumerable.Range(0, l.Count).Select(i => (Figure: KeyOf(l.List, i), Rows: Behind(facts, l.List, i).Facts))))
        .Select(f => (f.Figure, Sources: f.Rows.Select(row => row.Source).OfType<string>().Distinct(StringComparer.Ordinal)))
        .Where(f => f.Sources.Any()).ToDictionary(f => f.Figure, f => string.Join("; ", f.Sources), StringComparer.Ordinal);

    /// <summary>Whether a command records what the figures stand on: warnings, meetings, what is done with personal data, policies and proposals do not, nor do reversals, which leave nothing to stand on.</summary>
    public static bool MovesFigures(string command) =>
        command is not ("case.warn" or "meeting.hold" or "case.open" or "correct" or "register.withdraw" or "desk.policy")
        && !command.StartsWith("vault.", StringComparison.Ordinal) && !command.StartsWith("proposal.", StringComparison.Ordinal);

    private static IEnumerable<string> AllLabels(FactRow fact) =>
        [fact.Label ?? "unlabelled", .. fact.Metadata.Labels?.Where(l => l.Key != "on").Select(l => l.Value) ?? []];
}
