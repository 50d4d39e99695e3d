using System.CommandLine;
using BondResolution.Application.Lists;

namespace BondResolution.Cli.Commands;

/// <summary>bondres buyback purchases: what was bought under offers.</summary>
internal static class BuybackCommands
{
    public static Command Make() => new("buyback", "offers (收购)") { Purchases() };

    private static Command Purchases()
    {
        var offer = NameWords.Option("--offer", "one offer; default all");
        return ListCommand.Make(new Command("purchases", "what was bought from each account (收购清单)") { offer }, "buyback purchases",
            ("purchases", "收购清单"),
            async (parsed, ledger, wanted, cancel) =>
                (await ledger.Reports.PurchasesAsync(wanted, parsed.GetValue(offer), cancel)).Try(out var found, out var problem)
                    ? (AccountLists.Of(found), found.AsKnown) : problem);
    }
}
