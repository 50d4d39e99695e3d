using System.Net;
using System.Text.Json.Nodes;
using static BondResolution.Web.Tests.Api.ServedCase;

namespace BondResolution.Web.Tests.Api;

/// <summary>Whoever asks at the desk gets what the command line prints, of every date and state.</summary>
public sealed class ReadTests(ServedCase served) : IClassFixture<ServedCase>
{
    private const string Account = "0199000310";

    public static TheoryData<string, string[]> Routes => new()
    {
        { "exposure", ["exposure"] },
        { "exposure/series", ["exposure", "series"] },
        { "exposure/series?from=2024-09-01&to=2025-02-01", ["exposure", "series", "--from", "2024-09-01", "--to", "2025-02-01"] },
        { "explain?path=reduction.buyback.cash", ["explain", "reduction.buyback.cash"] },
        { "holders/" + Account, ["holder", "show", Account] },
        { "lawsuits", ["lawsuit", "show"] },
        { "lawsuits/screen", ["lawsuit", "screen"] }
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_answers_what_the_command_line_prints(string route, string[] words)
    {
        var dated = route.Contains("to=", StringComparison.Ordinal) ? (string[])["2025-08-01"] : ["2024-09-30", "2025-01-27", "2026-11-30"];
        foreach (var asOf in dated)
        {
            foreach (var asKnown in (string[])["60", "92"])
            {
                var query = $"{(route.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={asOf}&asKnown={asKnown}";
                var answered = await JsonAsync(served.Clerk, $"cases/{Code}/{route}{query}");
                var printed = await served.PrintedAsync([.. words, "--case", Code, "--as-of", asOf, "--as-known", asKnown]);
                Assert.True(JsonNode.DeepEquals(printed, answered), $"{route}{query}:\n{printed}\n{answered}");
            }
        }
    }

    [Fact]
    public async Task A_payment_is_answered_with_its_totals_and_its_list_byte_for_byte()
    {
        var printed = await served.PrintedAsync("payout", "--instalment", "1", "--case", Code, "--as-of", "2025-01-27");
        printed["totals"]!.AsObject().Remove("seconds");
        printed.AsObject().Remove("rows"); // over HTTP the rows are the list, as CSV
        Assert.True(JsonNode.DeepEquals(printed, await JsonAsync(served.Clerk, $"cases/{Code}/instalments/1/payout?asOf=2025-01-27")));

        var file = Path.Combine(served.Folder, "list.csv");
        Assert.Equal(0, (await served.RunAsync("payout", "--instalment", "1", "--case", Code, "--as-of", "2025-01-27", "--out", file)).Exit);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases/{Code}/instalments/1/payout?asOf=2025-01-27");
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await served.Clerk.SendAsync(request);
        Assert.Equal(await File.ReadAllBytesAsync(file), await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Events_come_in_pages_as_the_audit_lists_them()
    {
        var printed = (await served.PrintedAsync("audit", "events", "--as-known", "92"))["events"]!.AsArray();
        var paged = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = await JsonAsync(served.Clerk, $"events?limit=40&asKnown=92{(next is null ? "" : $"&after={Uri.EscapeDataString(next)}")}");
            paged.AddRange(page["items"]!.AsArray().Select(item => item!.DeepClone()));
            next = page["next"]?.GetValue<string>();
        } while (next is not null);
        Assert.True(JsonNode.DeepEquals(printed, new JsonArray([.. paged])));
        Assert.True(JsonNode.DeepEquals(printed[6], await JsonAsync(served.Clerk, "events/7")));
    }

    [Fact]
    public async Task Holders_come_in_pages_that_together_are_all_and_add_up()
    {
        var (units, accounts, last) = (0L, 0, "");
        string? next = null;
        do
        {
            var page = await JsonAsync(served.Clerk, $"cases/{Code}/holders?limit=500&asOf=2025-08-01{(next is null ? "" : $"&after={Uri.EscapeDataString(next)}")}");
            foreach (var item in page["items"]!.AsArray())
            {
                Assert.True(string.CompareOrdinal(last, last = item!["account"]!.GetValue<string>()) < 0);
                (units, accounts) = (units + item["units"]!.GetValue<long>(), accounts + 1);
            }

            next = page["next"]?.GetValue<string>();
        } while (next is not null);
        var exposure = await JsonAsync(served.Clerk, $"cases/{Code}/exposure?asOf=2025-08-01");
        Assert.Equal(exposure["outstanding"]!["units"]!.GetValue<long>(), units);
        Assert.Equal(5837, accounts);

        var searched = (await JsonAsync(served.Clerk, $"cases/{Code}/holders?q={Account}"))["items"]!.AsArray();
        Assert.Equal(Account, Assert.Single(searched)!["account"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again_until_something_changes()
    {
        using var first = await served.Clerk.GetAsync($"/api/v1/cases/{Code}/exposure?asKnown=60");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases/{Code}/exposure?asKnown=60");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await served.Clerk.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await served.Clerk.GetAsync($"/api/v1/cases/{Code}/exposure?asKnown=61");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("cases/999999/exposure", 404, "case.unknown")]
    [InlineData("cases/128044/holders/0000000000", 404, "holdings.unknown-account")]
    [InlineData("cases/128044/lawsuits?suit=9", 404, "lawsuit.unknown")]
    [InlineData("cases/128044/instalments/9/payout", 404, "instalment.not-paid")]
    [InlineData("cases/128044/instalments/1/payout?asOf=2025-01-23", 422, "instalment.not-paid")]
    [InlineData("cases/1/instalments/1/payout", 404, "case.unknown")]
    [InlineData("events/9999", 404, "audit.no-sequence")]
    [InlineData("cases/128044/exposure?asof=2025-01-27", 400, "http.unknown-parameter")]
    [InlineData("cases/128044/exposure?asOf=2025-02-31", 400, "http.bad-parameter")]
    [InlineData("cases/128044/exposure?asKnown=9999", 400, "cli.as-known")]
    [InlineData("cases/128044/holders?limit=501", 400, "http.bad-parameter")]
    [InlineData("cases/128044/holders?after=zzz", 400, "http.bad-parameter")]
    [InlineData("jobs/0", 404, "job.unknown")]
    [InlineData("nothing", 404, "http.no-route")]
    public async Task What_is_not_there_or_cannot_be_read_is_told_by_its_code(string route, int status, string code)
    {
        using var answer = await served.Clerk.GetAsync("/api/v1/" + route);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((status, code, "application/problem+json"), ((int)answer.StatusCode, json["code"]!.GetValue<string>(), answer.Content.Headers.ContentType!.MediaType));
        Assert.All((string[])["type", "title", "detail", "remedy"], name => Assert.NotEqual("", json[name]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_receipt_and_a_proof_hold_and_the_ledger_is_verified()
    {
        foreach (var route in (string[])[$"cases/{Code}/holders/{Account}/receipt", "events/7/proof"])
        {
            var file = Path.Combine(served.Folder, Path.GetFileName(route) + ".json");
            await File.WriteAllBytesAsync(file, await served.Clerk.GetByteArrayAsync("/api/v1/" + route));
            Assert.Equal(0, (await served.RunAsync("audit", "check-proof", file)).Exit);
        }

        using var started = await served.Clerk.PostAsync("/api/v1/verify", null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.True((await JobAsync(served.Clerk, started))["result"]!["holds"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_description_names_every_route_of_the_table_that_is_served()
    {
        var paths = (await JsonAsync(served.Clerk, "openapi/v1.json"))["paths"]!.AsObject().Select(path => path.Key).ToList();
        Assert.All((string[])["/api/v1/head", "/api/v1/cases/{code}/exposure", "/api/v1/commands", "/api/v1/jobs/{id}", "/api/v1/users"], path => Assert.Contains(path, paths));
    }

    /// <summary>Waits for a job's end.</summary>
    internal static async Task<JsonNode> JobAsync(HttpClient client, HttpResponseMessage started)
    {
        while (true)
        {
            var job = JsonNode.Parse(await client.GetStringAsync(started.Headers.Location))!;
            if (job["state"]!.GetValue<string>() != "running")
                return job;
            await Task.Yield();
        }
    }
}
