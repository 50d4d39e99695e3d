using System.Globalization;
using BondResolution.Application.Commands;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Reporting;

/// <summary>What a report is asked for, as a user says it.</summary>
public static class ReportScope
{
    /// <summary>Case, date, and how much is to be known; the read models are caught up.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="code">The case; null: the only one there is.</param>
    /// <param name="asOf">A date such as 2025-01-27; null: today in China.</param>
    /// <param name="asKnown">As <see cref="SequenceAsync"/>.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<Scope>> OfAsync(Ledger ledger, string? code, string? asOf, string? asKnown, CancellationToken cancel)
    {
        if (code is null && !(await ledger.OnlyCaseAsync()).Try(out code, out var several))
            return several;
        if (!DateOf(asOf, ledger.Today).Try(out var date, out var unread))
            return unread;
        var head = await ledger.CatchUpAsync(cancel);
        return (await SequenceAsync(ledger, asKnown, head, cancel)).Try(out var known, out var unknown) ? new Scope(code, date, known) : unknown;
    }

    /// <summary>An as-of date as it was given.</summary>
    public static Outcome<DateOnly> DateOf(string? asOf, DateOnly today) =>
        asOf is null ? today
        : DateWords.TryParse(asOf, out var date) ? date
        : DateWords.Bad("--as-of", asOf);

    /// <summary>The sequence that is meant by <c>as known</c>: one up to the head, the last by an instant, or where nothing is named the head.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="known">A sequence or an instant, as it was given.</param>
    /// <param name="head">The ledger's last sequence.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="option">What a problem calls it.</param>
    public static async Task<Outcome<long>> SequenceAsync(Ledger ledger, string? known, long head, CancellationToken cancel,
        string option = "--as-known")
    {
        if (known is null)
            return head;
        if (long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence <= head)
            return sequence;
        return known.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(known, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? await ledger.Store.FindSequenceAsync(instant, cancel)
            : CommandProblems.BadAsKnown.With(("option", option), ("value", known), ("head", head));
    }
}
