using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Application.Handlers;

/// <summary>instalment.declare, .fund, .pay, .release.</summary>
internal static class InstalmentHandlers
{
    public static async Task<CommandOutcome> Declare(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (no, recordDate, payDate) = (f.Number("no"), f.OptionalDate("recordDate"), f.Date("payDate"));
        var feeRate = f.Has("feeRate") ? f.Rate("feeRate") : Rate.Zero;
        var scheme = f.Element("scheme");
        if (f.Finish() is { } unread)
            return unread;
        var read = SchemeJson.Read(scheme);
        if ((read.Problem ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        f.Warn(UnusualRate.OfFee(command.Do, "feeRate", feeRate));
        foreach (var holderClass in Enum.GetValues<HolderClass>())
            f.Warn(UnusualRate.OfTax(command.Do, $"tax.{Words.Of(holderClass)}", read.Value.Tax.Of(holderClass)));
        var terms = new InstalmentTerms(no, recordDate, payDate, read.Value, feeRate);
        var planStands = await PlanAsync(command, session, cancel) is not null;
        var untaxed = read.Value.Tax.IsWithheld
            ? Payments.Untaxed(await session.Case(command.Case).HoldingsAsync(), read.Value, terms.EntitledOn, await SplitAsync(command, session, cancel))
            : [];
        return await session.RecordAsync<Instalment.Event>(command, Instalment.StreamName(command.Case, no),
            events => Instalment.Declare(Instalment.State.Of(History.Standing(events)), command.Case, terms, command.On, planStands).Warn(untaxed), cancel);
    }

    public static async Task<CommandOutcome> Fund(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var (no, amount) = (command.Fields.Number("no"), command.Fields.Money("amount"));
        if ((command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        // Before its record date nothing of it can be paid, and nobody needs to know the holders.
        var holdings = (await session.Case(command.Case).InstalmentAsync(no, command.On)).Terms?.RecordDate > command.On
            ? null
            : await session.Case(command.Case).HoldingsAsync();
        return await session.RecordAsync<Instalment.Event>(command, Instalment.StreamName(command.Case, no),
            events => Instalment.Fund(Instalment.State.Of(History.Standing(events, command.On)), no, amount, command.On)
                .Warn(holdings is null ? null : InstalmentFunds.LeftOver(holdings, no, Instalment.State.Of(History.Standing(events)).FundsReceived + amount)), cancel);
    }

    public static async Task<CommandOutcome> Pay(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var no = command.Fields.Number("no");
        if (command.Fields.Finish() is { } unread)
            return unread;
        var instalment = await session.Case(command.Case).InstalmentAsync(no, command.On);
        if ((await CaseHandlers.NotOpenAsync(command, session) ?? NotDeclared(instalment, no, command.On)) is { } problem)
            return problem;
        var split = await SplitAsync(command, session, cancel);
        var notDefaulted = await NotDefaultedAsync(command, session);
        return await session.RecordHoldingsAsync(command, command.On,
            history => Payments.Pay(history, instalment.Terms!, instalment.FundsReceived, split, command.On).Warn(notDefaulted), cancel);
    }

    public static async Task<CommandOutcome> Release(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (no, account, units) = (f.Number("no"), f.Account("account"), f.OptionalUnits("units"));
        if (f.Finish() is { } unread)
            return unread;
        var instalment = await session.Case(command.Case).InstalmentAsync(no, command.On);
        if ((await CaseHandlers.NotOpenAsync(command, session) ?? NotDeclared(instalment, no, command.On)) is { } problem)
            return problem;
        return await session.RecordHoldingsAsync(command, command.On,
            history => DeferredPayments.Release(history, instalment.Terms!, instalment.FundsReceived, account, units, command.On), cancel, accounts: [account]);
    }

    /// <summary>The warning of a purchase or payment while no default is recorded, or null.</summary>
    public static async Task<Problem?> NotDefaultedAsync(CommandEnvelope command, Session session) =>
        (await session.Case(command.Case).CaseAsync()).DefaultedOn <= command.On
            ? null
            : CaseProblems.NotDefaulted.With(("case", command.Case), ("date", command.On));

    private static Problem? NotDeclared(Instalment.State instalment, int no, DateOnly on) =>
        instalment.Terms is null ? PlanProblems.NotDeclared.With(("no", no), ("date", on)) : null;

    /// <summary>What money covers first on the command's date.</summary>
    private static async Task<CashSplit> SplitAsync(CommandEnvelope command, Session session, CancellationToken cancel) =>
        (await session.PlansAsync(command.Case, cancel)).SplitOn(command.On);

    /// <summary>The plan that stands on the command's date, the latest adopted, or null.</summary>
    private static async Task<PlanTerms?> PlanAsync(CommandEnvelope command, Session session, CancellationToken cancel) =>
        (await session.PlansAsync(command.Case, cancel)).On(command.On);
}
