using System.Text;
using BondResolution.Domain.Books;
using static BondResolution.Files.Journals.JournalText;

namespace BondResolution.Files.Journals;

/// <summary>
/// Writes a journal for beancount (2.3 and later): UTF-8 without byte order mark, LF. After each date on which something changed, the balance of every
/// account that changed is asserted.
/// </summary>
public static class BeancountJournal
{
    private const int AccountWidth = 40;
    private const int AmountWidth = 18;

    /// <summary>Writes to a stream, which stays open.</summary>
    public static void Write(Journal journal, Stream stream)
    {
        using var to = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        Head(journal, to);
        var balances = new Balances();
        foreach (var day in journal.Entries.GroupBy(e => e.On))
        {
            foreach (var entry in day)
                Transaction(journal, entry, balances, to);
            Assertions(journal, day, balances, to);
        }
    }

    private static void Head(Journal journal, TextWriter to)
    {
        foreach (var line in JournalHead.Lines(journal))
            to.WriteLine($"; {Plain(line)}");
        to.WriteLine();
        to.WriteLine($"option \"title\" {Quoted($"{journal.Terms.Code} {journal.Terms.Name}")}");
        to.WriteLine("option \"operating_currency\" \"CNY\"");
        to.WriteLine();
        var begin = Date(journal.Entries.Count > 0 ? journal.Entries[0].On : journal.AsOf);
        to.WriteLine($"{begin} commodity {journal.Bond}");
        to.WriteLine($"  code: {Quoted(journal.Terms.Code)}");
        to.WriteLine($"  name: {Quoted(journal.Terms.Name)}");
        to.WriteLine($"{begin} commodity CNY");
        foreach (var account in JournalChart.All)
        {
            to.WriteLine($"{begin} open {account.Name,-AccountWidth} {journal.Bond},CNY");
            to.WriteLine($"  meaning: {Quoted($"{account.Meaning} {account.Chinese}")}");
        }
    }

    private static void Transaction(Journal journal, JournalEntry entry, Balances balances, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine($"{Date(entry.On)} * {Quoted(entry.Description)}");
        foreach (var (name, value) in entry.Tags)
            to.WriteLine($"  {name}: {(name == "sequence" ? value : Quoted(value))}");
        foreach (var leg in entry.Legs)
        {
            balances.Add(leg);
            if (leg.Units != 0)
                to.WriteLine($"  {leg.Account,-AccountWidth}  {Number(leg.Units),AmountWidth} {journal.Bond}");
            if (Balances.Fen(leg) != 0)
                to.WriteLine($"  {leg.Account,-AccountWidth}  {Yuan(Balances.Fen(leg)),AmountWidth} CNY");
        }
    }

    /// <summary>Beancount asserts at the beginning of a day: the next one, unless there is none.</summary>
    private static void Assertions(Journal journal, IGrouping<DateOnly, JournalEntry> day, Balances balances, TextWriter to)
    {
        if (day.Key == DateOnly.MaxValue)
            return;
        var next = Date(day.Key.AddDays(1));
        var changed = day.SelectMany(e => e.Legs).ToLookup(l => l.Account);
        to.WriteLine();
        foreach (var account in JournalChart.All.Select(a => a.Name).Where(changed.Contains))
        {
            if (changed[account].Any(l => l.Units != 0))
                to.WriteLine($"{next} balance {account,-AccountWidth}  {Number(balances[account].Units),AmountWidth} {journal.Bond}");
            if (changed[account].Any(l => Balances.Fen(l) != 0))
                to.WriteLine($"{next} balance {account,-AccountWidth}  {Yuan(balances[account].Fen),AmountWidth} CNY");
        }
    }
}
