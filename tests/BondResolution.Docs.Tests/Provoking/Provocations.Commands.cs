using System.Text;
using BondResolution.Application;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of commands as such: command.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Commands() =>
    [
        By("command.not-json", 2, [], "{\"do\":"),
        By("command.not-json", 2, [], "[1]"),
        By("command.not-json", 2, [], "{\"do\":\"case.warn\",\"do\":\"case.warn\"}"),
        By("command.too-long", 2, [], new string(' ', 1024 * 1024 + 1)),
        By("command.unknown", 2, [], Do("case.close", "2024-01-01", "")),
        By("command.missing-field", 2, [], "{\"on\":\"2024-01-01\"}"),
        By("command.missing-field", 2, Opened, Do("case.warn", "2024-01-01", "'by':'issuer'")),
        By("command.mistyped", 2, Opened, Do("case.warn", "2024-02-30", "'by':'issuer','text':'t'")),
        By("command.mistyped", 2, Opened, Do("case.warn", "2024-01-01", "'by':'nobody','text':'t'")),
        By("command.mistyped", 2, Opened, Do("case.warn", "2024-01-01", "'by':'issuer','text':'t','label':'guessed'")),
        By("command.mistyped", 2, Registered, Do("lawsuit.file", "2025-02-11", $"{SuitFields},'claims':[]")),
        By("command.unknown-field", 2, Opened, Do("case.warn", "2024-01-01", "'by':'issuer','text':'t','to':'x'")),
        By("command.unknown-field", 2, Offered, Do("buyback.tender", "2024-09-01", "'offer':'o','file':'strangers.csv','account':'0000000001'")),
        By("command.out-of-range", 1, Opened, Do("case.default", "2024-08-14", "'units':0,'principal':'0.00','interest':'0.00'")),
        By("command.out-of-range", 1, Opened, Do("meeting.hold", "2024-08-14", "'no':10000,'resolutions':[{'title':'t','result':'r'}]")),
        By("command.no-case", 2, [], Do("case.warn", "2024-01-01", "'by':'issuer','text':'t'")),
        By("command.other-code", 2, [], Do("case.open", "2018-08-14", "'case':'2'," + OpenFields)),
        By("command.id-reused", 1, [.. Opened, Do("case.warn", "2024-01-01", "'id':'w','by':'issuer','text':'one'")],
            Do("case.warn", "2024-01-01", "'id':'w','by':'issuer','text':'two'")),
        By("command.was-reversed", 1, [.. Opened, Do("case.warn", "2024-01-01", "'id':'w','by':'issuer','text':'one'"), Do("correct", "2024-01-02", "'reverses':'w','reason':'r'")],
            Do("case.warn", "2024-01-01", "'id':'w','by':'issuer','text':'one'")),
        By("command.anew", 0, [.. Defaulted, Import("2024-08-21", "register.csv", ",'id':'r'"), Do("register.withdraw", "2024-08-22", "'recordDate':'2024-08-21','reason':'r'")],
            Import("2024-08-21", "register.csv", ",'id':'r'")),
        By("name.blank", 2, Opened, Do("case.warn", "2024-01-01", "'id':'w ','by':'issuer','text':'one'")),
        By("name.other-width", 1, [.. Opened, Do("case.warn", "2024-01-01", "'id':'（w）','by':'issuer','text':'one'")], Do("case.warn", "2024-01-02", "'id':'(w)','by':'issuer','text':'one'")),
        By("name.other-width", 1, [.. Opened[1..], Do("case.open", "2018-08-14", OpenFields.Replace("100001", "(1)"))], Do("case.open", "2018-08-14", OpenFields.Replace("100001", "（1）"))),
        By("name.other-width", 1, [.. Registered, Do("buyback.offer", "2024-08-22", OfferFields.Replace("'offer':'o'", "'offer':'（o）'"))], Do("buyback.close", "2024-09-23", "'offer':'(o)'")),
        By("name.hidden", 2, Opened, Do("case.warn", "2024-01-01", "'id':'w\\u200b','by':'issuer','text':'one'")),
        By("name.not-composed", 2, Opened, Do("case.warn", "2024-01-01", "'id':'e\\u0301','by':'issuer','text':'one'")),
        Asking("command.busy", 1, Opened, ledger => WarnAsync(ledger, new AlwaysFirst(ledger.Ledger.Store), together: false)),
        Asking("command.too-much-together", 1, Opened, ledger => WarnAsync(ledger, new AlwaysFirst(ledger.Ledger.Store) { MaxBytesTogether = 10 }, together: true))
    ];

    private static async Task<Problem?> WarnAsync(TestLedger ledger, IEventStore store, bool together)
    {
        var command = await new CommandReader(new FolderFiles(ledger.Folder), ledger.Ledger.OnlyCaseAsync).ReadAsync(
            CommandReader.Parse(Encoding.UTF8.GetBytes(Do("case.warn", "2024-01-01", "'by':'issuer','text':'t'"))).Value, ["case.warn"]);
        var recorder = new Recorder(store, new Streams(store, new StageTimes(TimeProvider.System)), "docs", _ => new byte[32], new StageTimes(TimeProvider.System));
        return (await recorder.RecordAsync<Case.Event>(command.Value, Case.StreamName("100001"), command.Value.On,
            events => Task.FromResult(Case.Warn(Case.State.Of(History.Standing(events)), "100001", WarningBy.Issuer, "t")), together: together)).Refusal;
    }
}
