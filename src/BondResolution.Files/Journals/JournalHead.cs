using BondResolution.Domain.Books;

namespace BondResolution.Files.Journals;

/// <summary>What a journal says of itself before its first transaction.</summary>
internal static class JournalHead
{
    public static IEnumerable<string> Lines(Journal journal)
    {
        yield return $"case {journal.Terms.Code} {journal.Terms.Name}, written by bondres: books of the bond's default, not of a company";
        yield return $"as of {JournalText.Date(journal.AsOf)} - ledger sequence {JournalText.Number(journal.Sequence)} - root {journal.Root}";
        yield return $"{journal.Bond}: one bond of {journal.Terms.Face} CNY face value. CNY beside bonds is the principal owed on them, else money that moved";
        yield return "Debts and what somebody paid in are negative. Accounts are explained in docs/accounts.md";
        yield return "Dates are those on which something took effect; where only an interval is known, the tag between has it";
        if (!journal.IsDefaulted)
            yield return "UNKNOWN: no default is recorded by this date. What the issuer owes is not known, and Assets:Holders:Unallocated is no figure";
    }
}
