using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;

namespace BondResolution.Views.Reports;

/// <summary>
/// Which facts are those of one entry of a list of the exposure report, by its place from 0: an instalment stands on its own declaration,
/// funds, payment and releases, interest on its own plan and on what changed the principal.
/// </summary>
internal static class OwnFacts
{
    /// <summary>Lists of the report whose entries have facts of their own, with their lengths.</summary>
    public static IEnumerable<(string List, int Count)> Lists(CaseFacts facts) =>
        [("instalments", facts.DeclaredInstalments.Count()), ("interest", InterestPlans(facts).Count())];

    /// <summary>
    /// Of the facts of a list those of one entry; all of them where the list is none whose entries differ, or has no such entry.
    /// </summary>
    public static IEnumerable<FactRow> Of(CaseFacts facts, string list, int index, IEnumerable<FactRow> all)
    {
        if (list == "instalments" && facts.DeclaredInstalments.ElementAtOrDefault(index)?.Terms is { } terms)
        {
            var commands = OfInstalment(facts, terms.No);
            return all.Where(f => commands.Contains(f.Command));
        }

        return list == "interest" && InterestPlans(facts).ElementAtOrDefault(index) is { } plan
            ? all.Where(f => !f.Do.StartsWith("plan.", StringComparison.Ordinal) || f.Stream == Plan.StreamName(facts.Case.Terms!.Code, plan))
            : all;
    }

    /// <summary>Commands that declared, funded, paid or released an instalment.</summary>
    public static HashSet<string> OfInstalment(CaseFacts facts, int no)
    {
        var stream = Instalment.StreamName(facts.Case.Terms!.Code, no);
        return facts.Events.Where(f => f.Row.Stream == stream || PaidNo(f.Event) == no).Select(f => f.Row.Command).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The instalment an event pays, at once or on release; null: none.</summary>
    public static int? PaidNo(IDomainEvent happened) =>
        happened is HoldingsEvent.PaymentOpened or HoldingsEvent.DeferredPaid ? InstalmentAct.NoOf((HoldingsEvent)happened) : null;

    private static IEnumerable<string> InterestPlans(CaseFacts facts) => facts.Plans.Where(p => p.Terms?.Interest is not null).Select(p => p.Terms!.Plan);
}
