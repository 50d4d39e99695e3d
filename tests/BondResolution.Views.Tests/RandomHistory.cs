using System.Globalization;
using BondResolution.Application.Tests.Harness;

namespace BondResolution.Views.Tests;

/// <summary>
/// Records random commands on a small case, most in order of their dates, some late, some taking others back. What is
/// refused records nothing and is no failure.
/// </summary>
/// <param name="seed">Makes the same history again.</param>
/// <param name="inMoney">Instalments pay principal in money and lower what bonds owe; otherwise they cancel bonds.</param>
/// <param name="partRepaid">Bonds owe less than their face at default; costs are laid out in the suit from the start.</param>
public sealed class RandomHistory(int seed, bool inMoney, bool partRepaid = false)
{
    private static readonly DateOnly Start = new(2024, 8, 21);

    private static readonly string[] Bases = ["365", "act/act"];

    private static readonly string[] Counts = ["first", "last", "both"];

    private static readonly string[] Reasons = ["judicial", "gift", "inheritance"];

    private readonly Random _random = new(seed);
    private readonly List<string> _ids = [];
    private readonly List<string> _registers = [];
    private string _released = Accounts[0];
    private (int No, string Account) _returned = (1, Accounts[0]);
    private int _day;

    /// <summary>Every account a command may name, and one that none does.</summary>
    public static IReadOnlyList<string> Accounts { get; } = [.. Enumerable.Range(1, 9).Select(i => $"010000000{i}"), SmallCase.Buyer];

    /// <summary>Commands that were recorded.</summary>
    public int Recorded { get; private set; }

    public async Task RecordAsync(TestLedger ledger, int commands)
    {
        await ledger.RecordAsync(SmallCase.Open);
        for (var i = 0; i < 3; i++)
            _registers.Add(ledger.Folder.File($"register-{i}.csv", Register()));
        if (_random.Next(5) > 0)
            await ledger.RecordAsync(Default(900 + _random.Next(200))[..^1] + ""","id":"default"}""");
        await DoAsync(ledger, SmallCase.Import(_registers[0]));
        ledger.Folder.File("holders.csv", "account,units\n0100000001,3\n0100000002,2\n0100000003,1\n");
        await DoAsync(ledger, """{"do":"lawsuit.file","on":"2024-08-21","suit":"S","court":"C","plaintiff":"P","defendant":"D","holders":"holders.csv","claims":[{"name":"principal","amount":"600.00"}]}""");
        for (var i = 0; i < commands; i++)
        {
            _day += _random.Next(4);
            await DoAsync(ledger, Command());
        }
    }

    private async Task DoAsync(TestLedger ledger, string command)
    {
        var id = $"c{_ids.Count}";
        _ids.Add(id);
        var outcome = await ledger.DoAsync(command.Contains("\"id\":", StringComparison.Ordinal) ? command : $"{command[..^1]},\"id\":\"{id}\"}}");
        // What cannot be read would be a fault of this class.
        Assert.True(outcome.Refusal is null or { Kind.ExitCode: 1 }, $"{command}\n{outcome.Refusal}");
        Recorded += outcome.Refusal is null ? 1 : 0;
    }

    private string Command() => _random.Next(10) == 0 ? Suit() : _random.Next(100) switch
    {
        < 5 => Do("buyback.offer", Offer()),
        < 14 => Do("buyback.tender", $"\"offer\":\"{OfferName()}\",\"account\":\"{Account()}\",\"vote\":\"{(_random.Next(5) == 0 ? "oppose" : "agree")}\""),
        < 19 => Do("buyback.settle", $"\"offer\":\"{OfferName()}\""),
        < 24 => Do("buyback.buy", $"\"offer\":\"{OfferName()}\",\"account\":\"{Account()}\",\"units\":{1 + _random.Next(30)}"),
        < 29 => Do("units.freeze", $"\"account\":\"{Account()}\",\"number\":\"F{_random.Next(4)}\",\"units\":{1 + _random.Next(120)},\"kind\":\"freeze\""),
        < 38 => Release(),
        < 45 => Do("units.transfer", $"\"from\":\"{Account()}\",\"to\":\"{Account()}\",\"units\":{1 + _random.Next(60)},\"reason\":\"{Reasons[_random.Next(Reasons.Length)]}\"{Class()}"),
        < 50 => Do("plan.adopt", "\"plan\":\"1\"" + Interest()),
        < 51 => Do("plan.amend", "\"plan\":\"1\"" + Interest()),
        < 59 => Declare(),
        < 64 => Do("instalment.fund", $"\"no\":{No()},\"amount\":\"{20000 + _random.Next(200000)}.{_random.Next(100):D2}\""),
        < 71 => Do("instalment.pay", $"\"no\":{No()}"),
        < 77 => ReleaseDeferred(),
        < 80 => ReturnOrRepay(),
        < 84 => Import(),
        < 87 => Adopt(),
        < 89 => SmallCase.Withdraw(RecordDate()),
        < 96 => SmallCase.Correct(_random.Next(20) == 0 ? "default" : _ids[_random.Next(_ids.Count)], Text(Start.AddDays(_day))),
        < 97 => Do("case.accelerate", $"\"until\":\"{Date()}\""),
        < 99 => Default(900 + _random.Next(200)),
        _ => Do("case.warn", "\"by\":\"other\",\"text\":\"w\"")
    };

    /// <summary>Holders join and leave, or money comes. Money before instalments by number would end those: it comes late there.</summary>
    private string Suit() => _random.Next(2) == 0
        ? Do(_random.Next(2) == 0 ? "lawsuit.join" : "lawsuit.leave", $"\"suit\":\"S\",\"account\":\"{Account()}\",\"units\":{_random.Next(1, 4)}")
        : Money();

    private string Money() => (!inMoney && _day < 180) || (partRepaid && _random.Next(2) == 0)
        ? Do("lawsuit.advance", $"\"suit\":\"S\",\"amount\":\"{_random.Next(1, 300)}.01\",\"by\":\"{(_random.Next(2) == 0 ? "trustee" : "holders")}\",\"for\":\"f\"")
        : Do("lawsuit.recover", $"\"suit\":\"S\",\"amount\":\"{_random.Next(1, 9000)}.37\",\"beneficiaries\":\"{(_random.Next(3) == 0 ? "suit" : "all")}\",\"cancel\":{(_random.Next(2) == 0 ? "true" : "false")}"
            + (_random.Next(2) == 0 ? ",\"tax\":{\"individual\":\"0.20\"},\"owed\":{\"costs\":\"7.00\",\"interest\":\"55.55\",\"principal\":\"100000.00\",\"late\":\"1.01\"}" : ""));

    /// <summary>On a day before or after the first register's, with principal that is no multiple of the bonds.</summary>
    private string Default(long units)
    {
        var command = SmallCase.Default(units);
        return !partRepaid ? command : command.Replace($"\"principal\":\"{units * 100}.00\"", $"\"principal\":\"{units * (seed % 4 == 0 ? 30 : 83)}.{37 + (seed % 9)}\"", StringComparison.Ordinal)
            .Replace("\"on\":\"2024-08-14\"", $"\"on\":\"{(seed % 3 == 0 ? "2024-08-24" : "2024-08-14")}\"", StringComparison.Ordinal);
    }

    /// <summary>The class of the receiving account, at times: refused where another is known.</summary>
    private string Class() => _day % 4 == 0 ? ",\"class\":\"foreign\"" : "";

    private string Do(string name, string fields) => $"{{\"do\":\"{name}\",\"on\":\"{Date()}\",{fields}{Label()}}}";

    private string Label() => _random.Next(3) switch { 0 => ",\"label\":\"assumed\"", 1 => ",\"source\":\"2024-120\"", _ => "" };

    private string Offer()
    {
        var name = OfferName();
        var purchaser = name == "A" ? $"\"purchaser\":{{\"account\":\"{SmallCase.Buyer}\",\"name\":\"B\"}}," : "";
        return $"\"offer\":\"{name}\",\"kind\":\"{(name == "A" ? "third-party" : "issuer")}\",{purchaser}\"recordDate\":\"{Text(Start.AddDays(_day / 2))}\",\"opens\":\"{Text(Start)}\","
            + $"\"closes\":\"{Text(Start.AddDays(400))}\",\"price\":\"{80 + _random.Next(30)}.{_random.Next(1000):D3}\",\"capUnits\":{10 + _random.Next(90)},"
            + $"\"capPer\":\"{(_random.Next(2) == 0 ? "account" : "person")}\",\"frozen\":\"{(_random.Next(2) == 0 ? "include" : "exclude")}\"";
    }

    private string Release()
    {
        var account = _released = Account();
        return Do("units.release", $"\"account\":\"{account}\",\"number\":\"{(_random.Next(2) == 0 ? "R:" + account : $"F{_random.Next(4)}")}\",\"units\":{1 + _random.Next(60)}");
    }

    /// <summary>Mostly on the account released last, of whatever instalment may have deferred for it.</summary>
    private string ReleaseDeferred()
    {
        var account = _random.Next(3) == 0 ? Account() : _released;
        return Do("instalment.release", $"\"no\":{No()},\"account\":\"{account}\"" + (_random.Next(3) == 0 ? $",\"units\":{1 + _random.Next(4)}" : ""));
    }

    private string ReturnOrRepay()
    {
        _returned = _random.Next(2) == 0 ? (No(), Account()) : _returned;
        return Do(_random.Next(2) == 0 ? "instalment.return" : "instalment.repay",
            $"\"no\":{_returned.No},\"account\":\"{_returned.Account}\",\"amount\":\"{_random.Next(90)}.07\",\"reason\":\"r\"");
    }

    private string Interest() => _random.Next(4) == 0 ? "" :
        $",\"interest\":{{\"rate\":\"0.0{_random.Next(1, 1000):D3}\",\"from\":\"{Date()}\",\"basis\":\"{Bases[_random.Next(2)]}\",\"count\":\"{Counts[_random.Next(3)]}\"}}";

    private string Declare()
    {
        var on = Date();
        var scheme = !inMoney ? $$"""{"type":"one-per","per":{{3 + _random.Next(10)}},"rounding":"{{(_random.Next(2) == 0 ? "ceiling" : "floor")}}"{{Group()}}}""" : _random.Next(3) switch
        {
            0 => $$"""{"type":"per-unit","principal":"{{_random.Next(1, 20)}}.37","interest":"0.5671","tax":{"individual":"0.20"}{{Group()}}}""",
            1 => $$"""{"type":"pro-rata","fund":"{{_random.Next(1000, 9000)}}.01"{{Group()}}}""",
            _ => $$"""{"type":"tiered","principalPerUnit":"10.00","interestPerUnit":"1.50","tiers":[{"upTo":"500.00","rate":"1"},{"rate":"0.10"}]{{Group()}}}"""
        };
        var recordDate = _random.Next(2) == 0 ? $",\"recordDate\":\"{on}\"" : "";
        return $"{{\"do\":\"instalment.declare\",\"on\":\"{on}\",\"no\":{No()},\"payDate\":\"{Text(Start.AddDays(_day + 3))}\",\"scheme\":{scheme},\"feeRate\":\"0.00005\"{recordDate}}}";
    }

    private string Group() => _random.Next(2) == 0 ? "" : ",\"group\":\"person\"";

    private string Import()
    {
        var date = RecordDate();
        return SmallCase.Import(_registers[_random.Next(_registers.Count)], date);
    }

    private string Adopt()
    {
        var date = RecordDate();
        return $"{{\"do\":\"register.adopt\",\"on\":\"{date}\",\"recordDate\":\"{date}\"}}";
    }

    private string Register() => "account,person,class,units,frozen\n" + string.Concat(Enumerable.Range(1, 7 + _random.Next(2)).Where(_ => _random.Next(9) > 0).Select(i =>
    {
        var units = _random.Next(250);
        return $"010000000{i},P{i / 2},{(_random.Next(2) == 0 ? "individual" : "fund")},{units},{(_random.Next(2) == 0 ? units - _random.Next(1 + (units / 8)) : 0)}\n";
    }));

    private string RecordDate() => Text(Start.AddDays(30 * _random.Next(3)));

    /// <summary>Mostly today; now and then a date gone by.</summary>
    private string Date() => Text(Start.AddDays(_random.Next(8) == 0 ? _day - _random.Next(30) : _day));

    private string Account() => Accounts[_random.Next(Accounts.Count)];

    private string OfferName() => _random.Next(3) == 0 ? "B" : "A";

    private int No() => 1 + _random.Next(3);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
