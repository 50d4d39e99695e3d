using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.Cli.Tests.Places;

/// <summary>bondres serve as a process: where it listens, how it ends, and that it loses nothing it acknowledged.</summary>
public sealed class ServeTests
{
    private const string Password = "correct horse battery\n";

    [Theory]
    [InlineData("file")]
    [InlineData("postgres")]
    public async Task It_says_where_it_listens_and_ends_well_when_it_is_asked_to(string kind)
    {
        using var bondres = Bondres.At(kind);
        using var served = Served.Start(bondres);
        using var client = new HttpClient { BaseAddress = served.Address };
        using var health = await client.GetAsync("/healthz");
        using var ready = await client.GetAsync("/readyz");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (health.StatusCode, ready.StatusCode));
        Assert.Matches("/first/[A-Za-z0-9_-]{20,}$", served.Link());
        using var link = await client.GetAsync(new Uri(served.Link()));
        Assert.Equal(HttpStatusCode.OK, link.StatusCode);
        Assert.Equal(0, served.Stop());
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://desk.example.com:8420")]
    [InlineData("8420")]
    public void An_address_that_is_not_allowed_is_refused(string url)
    {
        using var bondres = new Bondres();
        var answer = bondres.Run("serve", "--urls", url);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Stdout));
        Assert.Contains("serve.bad-address", answer.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_taken_is_told()
    {
        using var bondres = new Bondres();
        using var served = Served.Start(bondres);
        var answer = bondres.Run("serve", "--urls", served.Address.ToString());
        Assert.Equal(4, answer.ExitCode);
        Assert.Contains("serve.address-taken", answer.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_this_machine_does_not_have_is_told()
    {
        using var bondres = new Bondres();
        var answer = bondres.Run("serve", "--behind-proxy", "--urls", "http://203.0.113.7:0");
        Assert.Equal((4, ""), (answer.ExitCode, answer.Stdout));
        Assert.StartsWith("error serve.address-taken", answer.Stderr.Split('\n')[^2], StringComparison.Ordinal);
    }

    /// <summary>Killed in the middle of commands: what was acknowledged stands, once, and nothing else does but what was under way.</summary>
    [Theory]
    [InlineData("file")]
    [InlineData("postgres")]
    public async Task What_was_acknowledged_before_a_kill_stands_once(string kind)
    {
        using var bondres = Bondres.At(kind);
        bondres.RunWithInput("""
            {"do":"case.open","on":"2018-08-14","code":"900001","name":"虚构转债","issuer":"虚构发行人","trustee":"虚构受托管理人","face":"100.00","issuedUnits":100000,"issueDate":"2018-08-14","maturityDate":"2024-08-14","maturityPrice":"107.00"}
            """, "do", "-").Well();
        bondres.RunWithInput(Password, "user", "add", "clerk", "--roles", "clerk").Well();
        var token = bondres.Run("user", "token", "clerk", "--days", "1").Well().Stdout.Trim();
        var acknowledged = new HashSet<string>();
        for (var round = 0; round < 3; round++)
        {
            using var served = Served.Start(bondres);
            using var client = new HttpClient { BaseAddress = served.Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(client, $"{round}-{writer}", 12, acknowledged)).ToArray();
            await Task.WhenAny(writers);
            served.Kill();
            await Task.WhenAll(writers);
        }

        Assert.NotEmpty(acknowledged);
        bondres.Run("audit", "verify").Well();
        var texts = JsonNode.Parse(bondres.Run("audit", "events", "--format", "json").Well().Stdout)!["events"]!.AsArray()
            .Where(e => e!["type"]!.GetValue<string>().StartsWith("case.warned", StringComparison.Ordinal)).Select(e => e!["payload"]!["text"]!.GetValue<string>()).ToList();
        Assert.Equal(texts.Distinct().Order(), texts.Order());
        Assert.Subset(texts.ToHashSet(), acknowledged);
    }

    private static async Task WriteAsync(HttpClient client, string writer, int most, HashSet<string> acknowledged)
    {
        for (var i = 0; i < most; i++)
        {
            var text = $"提示 {writer}-{i}";
            using var body = new StringContent(new JsonObject { ["do"] = "case.warn", ["case"] = "900001", ["on"] = "2024-08-01", ["by"] = "issuer", ["text"] = text }.ToJsonString(), Encoding.UTF8, "application/json");
            try
            {
                using var answer = await client.PostAsync("/api/v1/commands", body);
                if (answer.StatusCode != HttpStatusCode.Created)
                    continue;
            }
            catch (HttpRequestException)
            {
                return; // killed meanwhile
            }

            lock (acknowledged)
                acknowledged.Add(text);
        }
    }

    /// <summary>A server under way.</summary>
    private sealed class Served : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _error = new();
        private readonly ManualResetEventSlim _linked = new();

        private Served(Process process, Uri address) => (_process, Address) = (process, address);

        public Uri Address { get; }

        public static Served Start(Bondres bondres)
        {
            var process = bondres.Start("serve", "--urls", "http://127.0.0.1:0");
            process.StandardInput.Close();
            var first = process.StandardOutput.ReadLine();
            Assert.True(first?.StartsWith("listening on http://127.0.0.1:", StringComparison.Ordinal) == true, first ?? process.StandardError.ReadToEnd());
            var served = new Served(process, new Uri(first!["listening on ".Length..]));
            process.ErrorDataReceived += (_, line) =>
            {
                lock (served._error)
                    served._error.AppendLine(line.Data);
                if (line.Data?.Contains("/first/", StringComparison.Ordinal) == true)
                    served._linked.Set();
            };
            process.BeginErrorReadLine();
            return served;
        }

        /// <summary>The line with the link that makes the first user.</summary>
        public string Link()
        {
            Assert.True(_linked.Wait(TimeSpan.FromMinutes(2)));
            lock (_error)
                return _error.ToString().Split('\n').Single(line => line.Contains("/first/", StringComparison.Ordinal)).Trim();
        }

        /// <summary>Asks it to end, as Ctrl-C or a service's stop does; its exit code.</summary>
        public int Stop()
        {
            Assert.Equal(0, Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExitCode());
            _process.WaitForExit();
            return _process.ExitCode;
        }

        public void Kill() => _process.Kill();

        public void Dispose()
        {
            if (!_process.HasExited)
                _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
            _linked.Dispose();
        }
    }
}

file static class Processes
{
    public static int WaitForExitCode(this Process process)
    {
        using (process)
        {
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
