using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;
using BondResolution.Files.Vault;
using BondResolution.Views.Reports;

namespace BondResolution.Application.People;

/// <summary>Finds out who is meant, and what belongs to him: all lines of the vault that hang together by account, person number or identity number.</summary>
public static class SubjectSearch
{
    /// <summary>The account of whoever a text names: an account, a person token, or a person or identity number as a register has it. Problems: <c>vault.unknown-person</c>, <c>vault.altered</c>.</summary>
    public static async Task<Outcome<string>> AccountAsync(Ledger ledger, Holders holders, string code, string text, CancellationToken cancel)
    {
        var vault = ledger.Vault;
        string? account = null;
        var altered = vault.Read(code, (row, _) =>
        {
            if (row.Account == text || row.Person == text || (row.IdNumber.Length > 0 && HolderVault.Identity(row.IdNumber) == HolderVault.Identity(text)))
                account = row.Account;
            return account is null;
        });
        if (altered is not null)
            return altered;
        if (account is not null || text.Length > Limits.MaxNameLength || text.Length == 0)
            return account is null ? Unknown(code, text) : account;
        if (await IsInLedgerAsync(ledger, code, text, cancel))
            return text;
        PersonToken token = text;
        PersonToken[] tokens = [token, vault.PersonToken(code, text), vault.IdentityToken(code, text)];
        var known = holders.State.Restrictions.Concat(holders.State.Erasures.Select(e => e.Subject)).FirstOrDefault(s =>
            s.Accounts.Contains(text) || new[] { s.Persons, s.Identities }.Any(own => !own.IsDefault && own.Intersect(tokens).Any()));
        if (known is not null)
            return known.Accounts[0].ToString();
        altered = vault.Read(code, (row, _) =>
        {
            if ((row.Person.Length > 0 && vault.PersonToken(code, row.Person) == token) || (row.IdNumber.Length > 0 && vault.IdentityToken(code, row.IdNumber) == token))
                account = row.Account;
            return account is null;
        });
        return altered is not null ? altered : account is not null ? account : Unknown(code, text);
    }

    /// <summary>The person of an account, with everything that hangs together. Problems: <c>vault.unknown-person</c>, <c>vault.too-many</c>, <c>vault.altered</c>.</summary>
    public static async Task<Outcome<Subject>> OfAsync(Ledger ledger, string code, string account, CancellationToken cancel)
    {
        var vault = ledger.Vault;
        HashSet<string> accounts = new(StringComparer.Ordinal) { account }, persons = new(StringComparer.Ordinal), identities = new(StringComparer.Ordinal);
        var isKnown = false;
        for (var before = 0; before < accounts.Count + persons.Count + identities.Count && accounts.Count <= Limits.MaxAccountsOfPerson;)
        {
            before = accounts.Count + persons.Count + identities.Count;
            var altered = vault.Read(code, (row, _) =>
            {
                var identity = HolderVault.Identity(row.IdNumber);
                if (!accounts.Contains(row.Account) && !persons.Contains(row.Person) && !identities.Contains(identity))
                    return true;
                isKnown = true;
                accounts.Add(row.Account);
                if (row.Person.Length > 0)
                    persons.Add(row.Person);
                if (identity.Length > 0)
                    identities.Add(identity);
                return accounts.Count <= Limits.MaxAccountsOfPerson;
            });
            if (altered is not null)
                return altered;
        }

        if (accounts.Count > Limits.MaxAccountsOfPerson)
            return PersonalDataProblems.TooMany.With(("count", $">{Limits.MaxAccountsOfPerson}"), ("person", account), ("most", Limits.MaxAccountsOfPerson));
        if (!isKnown && !await IsInLedgerAsync(ledger, code, account, cancel))
            return Unknown(code, account);
        var found = Sorted(accounts.Select(a => (AccountNumber)a), persons.Select(p => vault.PersonToken(code, p)), identities.Select(i => vault.IdentityToken(code, i)));

        // What the vault no longer says of him, earlier acts on him do.
        var state = (await Holders.OfAsync(ledger, code, cancel)).State;
        return state.Restrictions.Concat(state.Erasures.Select(e => e.Subject)).Where(known => known.Overlaps(found)).Aggregate(found, (all, known) => Sorted(
            [.. all.Accounts, .. known.Accounts], [.. Of(all.Persons), .. Of(known.Persons)], [.. Of(all.Identities), .. Of(known.Identities)]));
    }

    private static ImmutableArray<PersonToken> Of(ImmutableArray<PersonToken> tokens) => tokens.IsDefault ? [] : tokens;

    private static Subject Sorted(IEnumerable<AccountNumber> accounts, IEnumerable<PersonToken> persons, IEnumerable<PersonToken> identities)
    {
        ImmutableArray<PersonToken> byPerson = [.. persons.Distinct().OrderBy(p => p.ToString(), StringComparer.Ordinal)];
        ImmutableArray<PersonToken> byIdentity = [.. identities.Distinct().OrderBy(p => p.ToString(), StringComparer.Ordinal)];
        return new Subject([.. accounts.Distinct().Order()], byPerson.IsEmpty ? default : byPerson, byIdentity.IsEmpty ? default : byIdentity);
    }

    /// <summary>How long records of a person must be kept, by everything the ledger holds of his accounts and the registers that list him.</summary>
    public static async Task<Outcome<Retention>> RetentionAsync(Ledger ledger, string code, Subject subject, DateOnly on, CancellationToken cancel)
    {
        var known = await ledger.CatchUpAsync(cancel);
        var dates = new List<DateOnly>();
        long units = 0;
        foreach (var account in subject.Accounts)
        {
            if ((await ledger.Reports.HolderAsync(new Scope(code, DateOnly.MaxValue, known), account.ToString(), cancel)).Try(out var h, out _))
            {
                units += long.Max(0, h.Units);
                string[] told =
                [
                    .. h.Movements.Select(m => m.On), .. h.Purchases.Select(p => p.On), .. h.Payments.Select(p => p.On), .. h.Recoveries.Select(r => r.On),
                    .. h.Successions.Select(s => s.On), .. h.Claims.Select(c => c.On)
                ];
                dates.AddRange(told.Select(text => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        var recordDates = ledger.Registers(code).Where(r => !r.IsUndone).ToLookup(r => r.FileDigest, r => r.RecordDate, StringComparer.Ordinal);
        var index = new SubjectIndex(ledger.Vault, code, [subject]);
        var altered = ledger.Vault.Read(code, (row, digest) =>
        {
            if (index.Holds(row))
                dates.AddRange(recordDates[digest]);
            return true;
        });
        return altered is null ? new Retention(dates.Count == 0 ? on : dates.Max(), units) : altered;
    }

    private static async Task<bool> IsInLedgerAsync(Ledger ledger, string code, string account, CancellationToken cancel) =>
        !account.Any(char.IsWhiteSpace)
        && (await ledger.Reports.HolderAsync(new Scope(code, DateOnly.MaxValue, await ledger.CatchUpAsync(cancel)), account, cancel)).Problem is null;

    private static Problem Unknown(string code, string text) => PersonalDataProblems.UnknownPerson.With(("case", code), ("person", PersonText.Shown(text)));
}
