using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Layouts;
using BondResolution.Files.Registers;

namespace BondResolution.Application.Handlers;

/// <summary>What commands say about the files they bring: layout, sheet, control totals, what a quantity is.</summary>
internal static class FileOptions
{
    /// <summary>The options among a command's fields; a layout that is a file, or those beside the ledger, read.</summary>
    /// <param name="field">The field that names the file.</param>
    public static async Task<Outcome<RegisterOptions>> OfAsync(CommandEnvelope command, Session session, LayoutUse use, string field)
    {
        var f = command.Fields;
        var (file, layout, sheet) = (f.Text(field), f.OptionalText("layout"), f.OptionalText("sheet", Limits.MaxNameLength));
        var options = new RegisterOptions(file, null, f.OptionalUnits("expectUnits"), f.OptionalUnits("expectHolders"))
        {
            Sheet = sheet
        };
        if (use != LayoutUse.Suit)
            options = options with { QuantityIs = f.OptionalWord<QuantityIs>("quantityIs"), Repeated = f.OptionalWord<Repeated>("repeated") ?? Repeated.Refuse };
        // A user's own layouts are kept beside the ledger, with its keys.
        return LayoutChoice.Of(layout, use, await session.Ledger.Place.KeyFolderAsync(default), command.Files.GetValueOrDefault("layout")).Try(out var choice, out var problem)
            ? options with { Layout = choice.Name, Layouts = choice.Layouts }
            : problem;
    }
}
