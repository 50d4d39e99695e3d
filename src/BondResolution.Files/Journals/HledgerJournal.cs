using System.Text;
using BondResolution.Domain.Books;
using static BondResolution.Files.Journals.JournalText;

namespace BondResolution.Files.Journals;

/// <summary>
/// Writes a journal that hledger (1.25 and later) and ledger (3.3) both read: UTF-8 without byte order mark, LF. Commodities, accounts, payees and
/// tags are declared, so that strict checks find what was added later; every posting asserts the balance after it.
/// </summary>
public static class HledgerJournal
{
    private const int AccountWidth = 40;
    private const int AmountWidth = 18;

    /// <summary>Writes to a stream, which stays open.</summary>
    public static void Write(Journal journal, Stream stream)
    {
        using var to = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var bond = $"\"{journal.Bond}\"";
        Head(journal, bond, to);
        var balances = new Balances();
        foreach (var entry in journal.Entries)
        {
            to.WriteLine();
            to.WriteLine($"{Date(entry.On)} * ({Number(entry.Sequence)}) {Plain(entry.Description)}");
            foreach (var (name, value) in entry.Tags)
                to.WriteLine($"    ; {name}: {Plain(value)}");
            foreach (var leg in entry.Legs)
            {
                var (units, fen) = balances.Add(leg);
                if (leg.Units != 0)
                    Posting(to, leg.Account, Number(leg.Units), Number(units), bond);
                if (Balances.Fen(leg) != 0)
                    Posting(to, leg.Account, Yuan(Balances.Fen(leg)), Yuan(fen), "CNY");
            }
        }
    }

    private static void Head(Journal journal, string bond, TextWriter to)
    {
        foreach (var line in JournalHead.Lines(journal))
            to.WriteLine($"; {Plain(line)}");
        to.WriteLine();
        to.WriteLine($"commodity {bond}");
        to.WriteLine("commodity CNY");
        to.WriteLine("    format 1000.00 CNY");
        foreach (var account in JournalChart.All)
        {
            to.WriteLine();
            to.WriteLine($"; {account.Meaning} {account.Chinese}");
            to.WriteLine($"account {account.Name}");
        }

        to.WriteLine();
        foreach (var description in journal.Entries.Select(e => Plain(e.Description)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            to.WriteLine($"payee {description}");
        foreach (var tag in Journal.TagNames)
            to.WriteLine($"tag {tag}");
    }

    private static void Posting(TextWriter to, string account, string amount, string balance, string commodity) =>
        to.WriteLine($"    {account,-AccountWidth}  {amount,AmountWidth} {commodity} = {balance} {commodity}");
}
