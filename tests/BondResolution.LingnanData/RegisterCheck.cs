using System.Globalization;

namespace BondResolution.LingnanData;

/// <summary>Checks the rows of the register one by one: form of the numbers, freezes, persons.</summary>
internal static class RegisterCheck
{
    private static readonly string[] Prefixes = ["01", "02", "03", "06", "08"];

    /// <summary>Throws at the first row that breaks a rule.</summary>
    public static void Run(List<string[]> rows)
    {
        foreach (string[] row in rows)
        {
            CheckRow(row);
        }

        SelfCheck.Require(rows.Count is >= 5_000 and <= 6_500, "the register has several thousand accounts");
        SelfCheck.Require(rows.Select(row => row[0]).Distinct().Count() == rows.Count, "every account appears once");
        SelfCheck.Require(rows.All(row => row[0] != PublicFigures.PurchaserAccount), "the purchaser is not in the register");
        List<long> sizes = [.. rows.Select(row => Whole(row[5]))];
        SelfCheck.Require(!sizes.SequenceEqual(sizes.Order()) && !sizes.SequenceEqual(sizes.OrderDescending()), "rows are not in the order of size");

        List<IGrouping<string, string[]>> persons = [.. rows.GroupBy(row => row[1])];
        SelfCheck.Require(persons.Count(person => person.Count() > 1) > 24, "a few dozen persons have several accounts");
        SelfCheck.Require(
            persons.All(person => person.Select(row => (row[2], row[3], row[4])).Distinct().Count() == 1),
            "the accounts of a person share name, identity number and class");
    }

    private static void CheckRow(string[] row)
    {
        string account = row[0];
        SelfCheck.Require(IsDigits(account, 10) && Prefixes.Contains(account[..2]), $"account {account} has 10 digits and a prefix in use");
        SelfCheck.Require(IsDigits(row[1], 12), $"the person of account {account} has 12 digits");
        SelfCheck.Require(row[2].StartsWith("虚构", StringComparison.Ordinal), $"the name of account {account} says that it is made up");
        SelfCheck.Require(row[3].StartsWith("SYN-", StringComparison.Ordinal), $"the identity number of account {account} says that it is made up");
        SelfCheck.Require(Whole(row[5]) > 0 && Whole(row[6]) <= Whole(row[5]), $"account {account} holds bonds and no more of them are frozen");
    }

    private static bool IsDigits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);

    private static long Whole(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
