using System.Globalization;

namespace BondResolution.Application.Tests.Harness;

/// <summary>A small case in default, as commands: 100 yuan a bond, default on 2024-08-14, register of 2024-08-21.</summary>
public static class SmallCase
{
    public const string Code = "128044";

    /// <summary>The account of the third party that offers to buy.</summary>
    public const string Buyer = "0900000001";

    public const string Open =
        """{"do":"case.open","on":"2018-08-14","code":"128044","name":"N","issuer":"I","trustee":"T","face":"100.00","issuedUnits":6600000,"issueDate":"2018-08-14","maturityDate":"2024-08-14","maturityPrice":"107.00"}""";

    public const string Plan = """{"do":"plan.adopt","on":"2024-10-08","plan":"1"}""";

    /// <summary>Six accounts, 1000 bonds; two accounts of one person; one partly frozen.</summary>
    public const string Holders = """
        account,person,name,id_number,class,units,frozen
        0100000001,P1,甲,ID-1,individual,190,0
        0100000002,P1,甲,ID-1,individual,10,0
        0100000003,P2,乙,ID-2,individual,100,20
        0100000004,P3,丙,ID-3,fund,300,0
        0100000005,P4,丁,ID-4,institution,395,0
        0100000006,P5,戊,ID-5,individual,5,5

        """;

    public static string Default(long units = 1000) =>
        $$"""{"do":"case.default","on":"2024-08-14","units":{{units}},"principal":"{{units * 100}}.00","interest":"{{units * 7}}.00"}""";

    public static string Import(string file, string recordDate = "2024-08-21", string? id = null) =>
        $$"""{"do":"register.import","on":"{{recordDate}}","file":"{{file}}","recordDate":"{{recordDate}}"{{Id(id)}}}""";

    public static string Offer(string offer = "A", string kind = "third-party", long cap = 100) =>
        $$"""{"do":"buyback.offer","on":"2024-08-23","offer":"{{offer}}","kind":"{{kind}}","""
        + (kind == "issuer" ? "" : $$""" "purchaser":{"account":"{{Buyer}}","name":"B"},""")
        + $$""" "recordDate":"2024-08-21","opens":"2024-08-24","closes":"2024-09-10","price":"100.127","capUnits":{{cap}},"capPer":"account","frozen":"exclude"}""";

    public static string Agree(string account, string offer = "A", string on = "2024-08-26") =>
        $$"""{"do":"buyback.tender","on":"{{on}}","offer":"{{offer}}","account":"{{account}}","vote":"agree"}""";

    public static string Settle(string offer = "A", string on = "2024-09-12", string? id = null) =>
        $$"""{"do":"buyback.settle","on":"{{on}}","offer":"{{offer}}"{{Id(id)}}}""";

    public static string Declare(int no, string payDate, string scheme, string? recordDate = null) =>
        $$"""{"do":"instalment.declare","on":"2024-10-09","no":{{no}},"payDate":"{{payDate}}","scheme":{{scheme}},"feeRate":"0.00005"{{(recordDate is null ? "" : $",\"recordDate\":\"{recordDate}\"")}}}""";

    public static string Fund(int no, string on, string amount = "1000000.00") => $$"""{"do":"instalment.fund","on":"{{on}}","no":{{no}},"amount":"{{amount}}"}""";

    public static string Pay(int no, string on, string? id = null) => $$"""{"do":"instalment.pay","on":"{{on}}","no":{{no}}{{Id(id)}}}""";

    public static string Correct(string reverses, string on = "2025-05-01", string? id = null) =>
        $$"""{"do":"correct","on":"{{on}}","reverses":"{{reverses}}","reason":"wrong"{{Id(id)}}}""";

    public static string Withdraw(string recordDate = "2024-08-21", string? id = null) =>
        $$"""{"do":"register.withdraw","on":"{{recordDate}}","recordDate":"{{recordDate}}","reason":"wrong file"{{Id(id)}}}""";

    /// <summary>A tenth of the bonds of each account is cancelled, rounded up.</summary>
    public const string OneInTen = """{"type":"one-per","per":10,"rounding":"ceiling"}""";

    /// <summary>A register of so many accounts with 1 to 7 bonds each, every ninth with one frozen.</summary>
    public static string Register(int accounts) => "account,class,units,frozen\n" + string.Concat(Enumerable.Range(1, accounts).Select(
        i => string.Create(CultureInfo.InvariantCulture, $"{i:D10},individual,{1 + (i % 7)},{(i % 9 == 0 ? 1 : 0)}\n")));

    private static string Id(string? id) => id is null ? "" : $",\"id\":\"{id}\"";
}
