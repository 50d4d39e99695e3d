using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
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
        var most = use == LayoutUse.Register ? Limits.MaxRegisterFiles : 1;
        var (files, layout) = (f.Texts(field, most), f.OptionalText("layout"));
        ImmutableArray<string> sheets = f.Has("sheet") ? f.Texts("sheet", int.Max(1, files.Length), Limits.MaxNameLength) : [];
        var options = new RegisterOptions(files.FirstOrDefault() ?? "", ExpectHolders: f.OptionalUnits("expectHolders"))
        {
            Sheet = sheets.FirstOrDefault(), Files = files.Length > 1 ? files : [], Sheets = sheets, AreTyped = session.IsTyped
        };
        options = use == LayoutUse.Return
            ? options with { ExpectAmount = f.OptionalMoney("expectAmount"), Reason = f.OptionalText("reason") }
            : options with { ExpectUnits = f.OptionalUnits("expectUnits") };
        if (use is LayoutUse.Register or LayoutUse.Tender)
            options = options with { QuantityIs = f.OptionalWord<QuantityIs>("quantityIs") };
        if (use != LayoutUse.Suit)
            options = options with { Repeated = f.OptionalWord<Repeated>("repeated") ?? Repeated.Refuse };
        // A user's own layouts are kept beside the ledger, with its keys.
        return LayoutChoice.Of(layout, use, await session.Ledger.Place.KeyFolderAsync(default), command.Files.TryGetValue("layout", out var file) ? file[0].ToArray() : null).Try(out var choice, out var problem)
            ? options with { Layout = choice.Name, Layouts = choice.Layouts }
            : problem;
    }

    /// <summary>
    /// The same outcome with the lines of the file that are no rows, and a warning where the file's last row may have been cut off.
    /// </summary>
    public static CommandOutcome WithFile(CommandOutcome outcome, Session session, string file, PassedOver passed, bool isEndUnconfirmed, ImmutableArray<int> lines, string total = "expectUnits")
    {
        if (outcome.Refusal is not null)
            return outcome;
        outcome = outcome with { Passed = outcome.Passed.Then(passed) };
        return isEndUnconfirmed
            ? outcome.Warn(RegisterProblems.Unterminated.With(("file", file), ("line", lines[^1]), ("expectTotal", RegisterOptions.Called(total, session.IsTyped))))
            : outcome;
    }
}
