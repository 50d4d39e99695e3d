namespace BondResolution.Docs.Tests.Provoking;

/// <summary>
/// A small case: 1,000 bonds of 100 yuan in default, on three accounts of two persons. Commands are written short:
/// <c>Do("case.warn", "2024-08-01", "'by':'issuer','text':'t'")</c>.
/// </summary>
internal static class Scene
{
    public const string Mrs = "0000000001", Frozen = "0000000002", Firm = "0000000003", Buyer = "0000000009";

    public const string Register = "account,person,class,units,frozen\n0000000001,P1,individual,500,0\n0000000002,P2,individual,300,300\n0000000003,P1,institution,200,0\n";

    public const string OpenFields =
        "'code':'100001','name':'n','issuer':'i','trustee':'t','face':'100.00','issuedUnits':2000,'issueDate':'2018-08-14','maturityDate':'2024-08-14','maturityPrice':'107.00'";

    public const string OfferFields =
        "'offer':'o','kind':'third-party','purchaser':{'account':'0000000009','name':'b'},'recordDate':'2024-08-21','opens':'2024-08-23','closes':'2024-09-09','price':'100.127','capUnits':100,'capPer':'account','frozen':'exclude'";

    public const string OnePerTen = "'scheme':{'type':'one-per','per':10,'rounding':'ceiling'}";

    public const string SuitFields = "'suit':'s','court':'c','plaintiff':'p','defendant':'d','holders':'holders.csv'";

    public const string Claims = "'claims':[{'name':'principal','amount':'1000.00'}]";

    public static readonly string[] Opened = [Do("case.open", "2018-08-14", OpenFields)];

    public static readonly string[] Defaulted =
        [.. Opened, Do("case.default", "2024-08-14", "'units':1000,'principal':'100000.00','interest':'7000.00'")];

    public static readonly string[] Registered = [.. Defaulted, Import("2024-08-21", "register.csv")];

    public static readonly string[] Offered = [.. Registered, Do("buyback.offer", "2024-08-22", OfferFields)];

    public static readonly string[] Planned = [.. Registered, Do("plan.adopt", "2025-01-22", "'plan':'1'")];

    public static readonly string[] Declared = [.. Planned, Do("instalment.declare", "2025-01-22", $"'no':1,'payDate':'2025-01-27',{OnePerTen}")];

    public static readonly string[] Funded = [.. Declared, Do("instalment.fund", "2025-01-25", "'no':1,'amount':'7000.00'")];

    public static readonly string[] Paid = [.. Funded, Do("instalment.pay", "2025-01-27", "'no':1")];

    public static readonly string[] Filed = [.. Registered, Do("lawsuit.file", "2025-02-11", $"{SuitFields},{Claims}")];

    /// <summary>A judgment of first instance on 2025-09-01 that gives 1,000.00 of principal.</summary>
    public static string Judge(string more) => Do("lawsuit.judge", "2025-09-01", $"'suit':'s','instance':1,'components':[{{'name':'principal','amount':'1000.00'}}],{more}");

    /// <summary>A command with its date and other fields; single quotes stand for double ones.</summary>
    public static string Do(string name, string on, string fields) =>
        $"{{'do':'{name}','on':'{on}'{(fields.Length == 0 ? "" : ",")}{fields}}}".Replace('\'', '"');

    public static string Import(string recordDate, string file, string more = "") =>
        Do("register.import", recordDate, $"'recordDate':'{recordDate}','file':'{file}'{more}");

    /// <summary>An import of several files as parts of one register.</summary>
    public static string ImportAll(params string[] files) =>
        Do("register.import", "2024-08-21", $"'recordDate':'2024-08-21','file':[{string.Join(',', files.Select(file => $"'{file}'"))}]");

    public static string Declare(string scheme) => Do("instalment.declare", "2025-01-22", $"'no':1,'payDate':'2025-01-27','scheme':{scheme}");

    /// <summary>The files that commands of these scenes name.</summary>
    public static void PutFiles(TestLedger ledger)
    {
        ledger.Put("register.csv", Register);
        ledger.Put("copy.csv", Register);
        ledger.Put("other.csv", "account,units\n0000000001,1000\n");
        ledger.Put("broken.json", "{}");
        ledger.Put("cut.csv", "account,units\n0000000001,1000");
        ledger.Put("dated.csv", "权益登记日：2024-08-20\naccount,units\n0000000001,1000\n");
        ledger.Put("coded.csv", "债券代码：100002\naccount,units\n0000000001,1000\n");
        ledger.Put("holders.csv", "account,units\n0000000001,400\n");
        ledger.Put("strangers.csv", "account,vote\n0000000007,agree\n0000000008,agree\n");
        ledger.Put("none.csv", "account,units\n0000000001,0\n");
        ledger.Put("returns.csv", "account,amount,reason\n0000000001,10.00,closed\n0000000007,1.00,closed\n");
        ledger.Put("one-return.csv", "account,amount,reason\n0000000001,10.00,closed\n");
        ledger.Put("same-return.csv", "account,amount,reason\r\n0000000001,10.00,closed\r\n");
        ledger.Put("part.csv", "account,units\n0000000011,10\n");
        ledger.Put("double.csv", "account,units\n0000000012,10\n0000000001,1\n");
        ledger.Put("summed.csv", "account,units\n0000000012,10\n合计,11\n");
        ledger.Put("sorted.csv", "account,person,class,units,frozen\n0000000003,P1,institution,200,0\n0000000002,P2,individual,300,300\n0000000001,P1,individual,500,0\n");
        ledger.Put("too-many.csv", "account,units\n0000000001,501\n");
    }
}
