using BondResolution.Domain.People;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Application.Recording;
using BondResolution.Files.Vault;

namespace BondResolution.Application.People;

/// <summary>What is held on one person, and what was done with it.</summary>
/// <param name="Sequence">The ledger's sequence it was made at.</param>
/// <param name="State">How much may be shown.</param>
/// <param name="Lines">Lines of registers that name him, the latest first; of a restricted person too: whoever shows them asks <paramref name="State"/>.</param>
/// <param name="Acts">Acts on his data, and reveals that list one of his accounts.</param>
public sealed record PersonFile(
    string Case, long Sequence, Subject Subject, HolderState State, Retention Retention, IReadOnlyList<PersonFile.Line> Lines, IReadOnlyList<PersonFile.Act> Acts)
{
    /// <param name="RecordDates">Record dates of the register; none where no import of it stands.</param>
    public sealed record Line(string Digest, IReadOnlyList<DateOnly> RecordDates, VaultRow Row);

    public sealed record Act(long Sequence, DateOnly On, string What, string Reason);

    /// <summary>His accounts of which the vault holds something.</summary>
    public IReadOnlyList<string> AccountsHeld => [.. Lines.Where(l => !l.Row.IsEmpty).Select(l => l.Row.Account).Distinct(StringComparer.Ordinal)];

    /// <summary>Those that may be shown: none of a restricted or erased person.</summary>
    public IReadOnlyList<string> AccountsShown => State is HolderState.Held ? AccountsHeld : [];

    /// <summary>Problems: <c>vault.unknown-person</c>, <c>vault.too-many</c>, <c>vault.altered</c>.</summary>
    public static async Task<Outcome<PersonFile>> OfAsync(Ledger ledger, Holders holders, string code, string account, CancellationToken cancel)
    {
        var sequence = await ledger.CatchUpAsync(cancel);
        if (!(await SubjectSearch.OfAsync(ledger, code, account, cancel)).Try(out var subject, out var problem)
            || !(await SubjectSearch.RetentionAsync(ledger, code, subject, ledger.Today, cancel)).Try(out var retention, out problem))
            return problem;
        var recordDates = ledger.Registers(code).Where(r => !r.IsUndone).ToLookup(r => r.FileDigest, r => r.RecordDate, StringComparer.Ordinal);
        var index = new SubjectIndex(ledger.Vault, code, [subject]);
        var lines = new List<Line>();
        var altered = ledger.Vault.Read(code, (row, digest) =>
        {
            if (!row.IsEmpty && index.Holds(row))
                lines.Add(new(digest, [.. recordDates[digest].Distinct().Order()], row));
            return true;
        });
        if (altered is not null)
            return altered;
        var state = holders.State.IsErased(subject) ? HolderState.Erased
            : holders.State.IsRestricted(subject) ? HolderState.Restricted
            : lines.Count == 0 ? HolderState.Unknown : HolderState.Held;
        var events = await new Streams(ledger.Store, ledger.Stages).LoadAsync<PersonalData.Event>(PersonalData.StreamName(code), cancel);
        return new PersonFile(code, sequence, subject, state, retention, lines, [.. ActsOf(events, subject)]);
    }

    private static IEnumerable<Act> ActsOf(IReadOnlyList<Recorded<PersonalData.Event>> events, Subject subject)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var act = e.Event switch
            {
                PersonalData.Event.Revealed r when !r.Accounts.IsDefault && r.Accounts.Intersect(subject.Accounts).Any() => ("shown by " + r.Output, r.Reason),
                PersonalData.Event.Restricted r when r.Subject.Overlaps(subject) => ("restricted", r.Reason),
                PersonalData.Event.Lifted l when l.Subject.Overlaps(subject) => ("lifted", l.Reason),
                PersonalData.Event.ErasureAsked a when a.Subject.Overlaps(subject) && asked.Add(e.CommandId) => ("erasure asked", a.Ground is null ? a.Reason : $"{a.Reason}; {a.Ground}"),
                PersonalData.Event.Erased d when asked.Contains(d.CommandId) => ($"erased from {d.Lines} lines", ""),
                _ => ((string, string)?)null
            };
            if (act is var (what, reason))
                yield return new(e.Sequence, e.On, what, reason);
        }
    }
}
