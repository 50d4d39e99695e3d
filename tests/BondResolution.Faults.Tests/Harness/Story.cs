using System.Globalization;

namespace BondResolution.Faults.Tests.Harness;

/// <summary>Commands that import a register of some chunks of lines, buy and pay: what is cut off, and run again.</summary>
public static class Story
{
    public const string Code = "100001";

    /// <summary>An account with a name in the vault.</summary>
    public const string Named = "0100000007";

    private const int Accounts = 1200;

    /// <summary>Bonds of all accounts.</summary>
    private static readonly long Units = Enumerable.Range(1, Accounts).Sum(UnitsOf);

    public static readonly string[] Commands =
    [
        """{"do":"case.open","on":"2018-08-14","code":"100001","name":"N","issuer":"I","trustee":"T","face":"100.00","issuedUnits":6600000,"issueDate":"2018-08-14","maturityDate":"2024-08-14","maturityPrice":"107.00","id":"s-open"}""",
        $$"""{"do":"case.default","on":"2024-08-14","case":"100001","units":{{Units}},"principal":"{{Units * 100}}.00","interest":"{{Units * 7}}.00","id":"s-default"}""",
        """{"do":"register.import","on":"2024-08-21","case":"100001","file":"register.csv","recordDate":"2024-08-21","id":"s-import"}""",
        """{"do":"buyback.offer","on":"2024-08-23","case":"100001","offer":"A","kind":"third-party","purchaser":{"account":"0900000001","name":"B"},"recordDate":"2024-08-21","opens":"2024-08-24","closes":"2024-09-10","price":"100.127","capUnits":100,"capPer":"account","frozen":"exclude","id":"s-offer"}""",
        """{"do":"buyback.tender","on":"2024-08-26","case":"100001","offer":"A","account":"0100000007","vote":"agree","id":"s-tender"}""",
        """{"do":"buyback.settle","on":"2024-09-12","case":"100001","offer":"A","id":"s-settle"}""",
        """{"do":"plan.adopt","on":"2024-10-08","case":"100001","plan":"1","id":"s-plan"}""",
        """{"do":"instalment.declare","on":"2024-10-09","case":"100001","no":1,"payDate":"2024-10-10","scheme":{"type":"one-per","per":10,"rounding":"ceiling"},"feeRate":"0.00005","id":"s-declare"}""",
        """{"do":"instalment.fund","on":"2024-10-09","case":"100001","no":1,"amount":"10000000.00","id":"s-fund"}""",
        """{"do":"instalment.pay","on":"2024-10-10","case":"100001","no":1,"id":"s-pay"}""",
        """{"do":"case.warn","on":"2024-11-01","case":"100001","by":"issuer","text":"the end","id":"s-end"}"""
    ];

    public static string Input => string.Join('\n', Commands) + "\n";

    /// <summary>Puts the register where the commands look for it.</summary>
    public static void PutFiles(Bondres bondres) => File.WriteAllText(Path.Combine(bondres.Home, "register.csv"),
        "account,person,name,id_number,class,units,frozen\n" + string.Concat(Enumerable.Range(1, Accounts).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"01{i:D8},P{i},名{i},ID-{i:D8},individual,{UnitsOf(i)},{(i % 9 == 0 ? 1 : 0)}\n"))));

    private static long UnitsOf(int account) => 1 + (account % 70);
}
