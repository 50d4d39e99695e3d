using System.CommandLine;
using BondResolution.Application.Places;
using BondResolution.Domain.Problems;
using BondResolution.Web;

namespace BondResolution.Cli.Commands;

/// <summary>bondres serve: the desk, in a browser and for other programs.</summary>
internal static class ServeCommand
{
    /// <summary>How long a server may take to stop before the process ends all the same.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(9.5);

    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "where to listen, several between semicolons; port 0 takes a free one", DefaultValueFactory = _ => ServeAddress.Default };
        var hosts = new Option<string[]>("--host") { Description = "a name by which the server is asked, beside its addresses; may be given several times", AllowMultipleArgumentsPerToken = true };
        var certificate = new Option<string?>("--certificate") { Description = "the certificate for https, PEM" };
        var key = new Option<string?>("--certificate-key") { Description = "the certificate's key, PEM" };
        var proxy = new Option<bool>("--behind-proxy") { Description = "a proxy of yours stands in front: X-Forwarded-For, -Proto and -Host count, and plain http may leave this machine" };
        var log = new Option<string>("--log") { Description = "text or json, on standard error", DefaultValueFactory = _ => "text" };
        log.AcceptOnlyFromAmong("text", "json");
        var command = new Command("serve", "the desk: pages and an API on this ledger (工作台)") { urls, hosts, certificate, key, proxy, log };
        command.SetAction((parsed, cancel) => Run.Current.Value!.WithPlaceAsync(async place =>
        {
            var (run, behindProxy) = (Run.Current.Value!, parsed.GetValue(proxy));
            if (!ServeAddress.ParseAll(parsed.GetValue(urls)!, parsed.GetValue(certificate) is not null, behindProxy).Try(out var addresses, out var unfit))
                return run.Fail(unfit);
            var options = new ServeOptions(addresses, parsed.GetValue(hosts) ?? [], parsed.GetValue(certificate), parsed.GetValue(key), behindProxy, parsed.GetValue(log) == "json");
            return await ServeAsync(run, place, options, cancel);
        }));
        return command;
    }

    private static async Task<int> ServeAsync(Run run, LedgerPlace place, ServeOptions options, CancellationToken cancel)
    {
        if (place.IsAbsent)
            run.Error.WriteLine(run.Say($"note: there is no ledger at {place.Name}; a new one is made", $"提示：{place.Name} 处没有账本，将新建一个"));
        if (!(await WebServer.StartAsync(place, options, run.Clock, cancel)).Try(out var started, out var problem))
            return run.Fail(problem);
        await using var server = started;
        run.MayStopFor(Grace);
        foreach (var warning in await server.Users.WarningsAsync())
            run.Warn(warning);
        foreach (var url in server.Urls)
            run.Output.WriteLine($"listening on {url}");
        run.Output.Flush();
        if (await server.Users.MakeFirstLinkAsync(cancel) is { } secret)
            run.Error.WriteLine($"{server.Urls[0]}/first/{secret}");
        await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        await server.StopAsync();
        return 0;
    }
}
