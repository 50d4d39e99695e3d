using System.Net;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Web.Security;
using static BondResolution.Web.Tests.Api.ServedCase;

namespace BondResolution.Web.Tests.Api;

/// <summary>Commands over HTTP: recorded by the code of <c>bondres do</c>, once, by whoever may, and from the request's own files alone.</summary>
public sealed class CommandTests(ServedCase served) : IClassFixture<ServedCase>
{
    private const string Register = "account,units\n0199000310,33\n";

    [Fact]
    public async Task A_command_is_tried_out_recorded_once_and_told_as_standing_by_every_way_in()
    {
        var command = Freeze("A1");
        var before = await served.HeadAsync();
        var (tried, dry) = await SendAsync(served.Clerk, command, "?dryRun=true");
        Assert.Equal((HttpStatusCode.OK, before), (tried, await served.HeadAsync()));
        Assert.Null(dry["events"]![0]!["sequence"]);

        var (status, json) = await SendAsync(served.Clerk, command);
        Assert.Equal((HttpStatusCode.Created, before + 1, false), (status, json["events"]![0]!["sequence"]!.GetValue<long>(), json["again"]!.GetValue<bool>()));
        Assert.Equal(dry["command"]!.GetValue<string>(), json["command"]!.GetValue<string>());
        var (again, same) = await SendAsync(served.Clerk, command);
        Assert.Equal((HttpStatusCode.OK, true), (again, same["again"]!.GetValue<bool>()));

        // The same command has the same id on the command line.
        var (exit, output, _) = await served.RunAsync("do", command, "--format", "json");
        Assert.Equal((0, true), (exit, JsonNode.Parse(output)!["again"]!.GetValue<bool>()));
        Assert.Equal(before + 1, await served.HeadAsync());
        Assert.Equal("clerk", (await JsonAsync(served.Clerk, $"events/{before + 1}"))["by"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_key_is_the_commands_id()
    {
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(served.Clerk, Freeze("K1"), key: "key-1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(served.Clerk, Freeze("K1"), key: "key-1")).Status);
        await RefusedAsync(422, "command.id-reused", () => SendAsync(served.Clerk, Freeze("K2"), key: "key-1"));
        await RefusedAsync(400, "command.two-ids", () => SendAsync(served.Clerk, Freeze("K2").Replace("{", "{\"id\":\"other\",", StringComparison.Ordinal), key: "key-1"));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../ledger/vault.key")]
    [InlineData("-")]
    [InlineData("register.csv")]
    public async Task No_file_is_opened_that_did_not_come_with_the_request(string file)
    {
        await File.WriteAllTextAsync(Path.Combine(served.Folder, "register.csv"), Register);
        await RefusedAsync(400, "file.not-uploaded", () => SendAsync(served.Clerk, Import(file), "?dryRun=true"));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("名册 2025.csv")]
    public async Task A_file_is_called_what_the_request_calls_it_and_is_no_path(string name)
    {
        var (status, json) = await SendAsync(served.Clerk, Import(name), [(name, Register)], "?dryRun=true");
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        Assert.Equal(33, json["register"]!["units"]!.GetValue<long>());

        // Lines are counted and not sent back: a register may have a million.
        var lines = json["events"]!.AsArray().Single(e => e!["type"]!.GetValue<string>().StartsWith("register.lines", StringComparison.Ordinal))!;
        Assert.Equal((1L, null), (lines["lines"]!.GetValue<long>(), lines["payload"]));
    }

    /// <summary>The rule is the commands', so that it holds for pages too.</summary>
    [Fact]
    public async Task Whoever_may_not_see_people_sends_no_command_of_the_vault_by_any_way_in()
    {
        var place = Application.Places.LedgerPlace.Of(served.Ledger, new(null, null, null)).Value;
        await using LedgerPool pool = new(place, TimeProvider.System);
        var before = await served.HeadAsync();
        var command = System.Text.Encoding.UTF8.GetBytes($$"""{"do":"vault.erase","on":"2025-08-01","case":"{{Code}}","account":"0199000310","reason":"x"}""");
        foreach (var dryRun in (bool[])[true, false])
        {
            var refused = await new DeskCommands(pool).RunAsync(new DeskRequest("clerk", Chinese: false), command, [], dryRun, null, null, default);
            Assert.Equal("http.not-allowed", refused.Problem?.Code);
        }

        Assert.Equal(before, await served.HeadAsync());
    }

    [Fact]
    public async Task A_file_that_nothing_names_is_refused_and_faults_are_told_by_line()
    {
        await RefusedAsync(400, "file.not-named", () => SendAsync(served.Clerk, Import("a.csv"), [("a.csv", Register), ("b.csv", Register)], "?dryRun=true"));
        var faulty = await RefusedAsync(422, "register.faulty", () => SendAsync(served.Clerk, Import("a.csv"), [("a.csv", Register + "0199000826,x\n")], "?dryRun=true"));
        Assert.Equal("3", faulty["details"]![0]!["details"]![0]!["line"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{\"do\":\"units.freeze\"", 400, "command.not-json")]
    [InlineData("{\"do\":\"units.freeze\",\"do\":\"units.release\"}", 400, "command.not-json")]
    [InlineData("{\"do\":\"expect\",\"on\":\"2025-01-01\"}", 400, "command.unknown")]
    [InlineData("{\"do\":\"case.warn\",\"on\":\"2025-01-01\",\"case\":\"999999\",\"by\":\"issuer\",\"text\":\"x\"}", 422, "case.unknown")]
    [InlineData("[]", 400, "command.not-json")]
    public async Task What_is_no_command_is_refused(string command, int status, string code) => await RefusedAsync(status, code, () => SendAsync(served.Clerk, command));

    [Fact]
    public async Task A_body_of_another_kind_or_too_large_is_refused()
    {
        using var text = new StringContent(Freeze("B1"));
        using var other = await served.Clerk.PostAsync("/api/v1/commands", text);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, other.StatusCode);
        using var large = new StringContent(new string(' ', (1 << 20) + 1), System.Text.Encoding.UTF8, "application/json");
        using var refused = await served.Clerk.PostAsync("/api/v1/commands", large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task A_job_is_seen_by_whoever_started_it_alone()
    {
        using var other = await served.AsAsync("other", Role.Clerk);
        MultipartFormDataContent form = new() { { new StringContent(Import("a.csv")), "command" }, { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Register)), "file", "a.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/commands?dryRun=true") { Content = form };
        request.Headers.Add("Prefer", "respond-async");
        using var started = await served.Clerk.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        using var unseen = await other.GetAsync(started.Headers.Location);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        var job = await ReadTests.JobAsync(served.Clerk, started);
        Assert.Equal(("done", 33L), (job["state"]!.GetValue<string>(), job["result"]!["register"]!["units"]!.GetValue<long>()));
    }

    [Fact]
    public async Task Vault_commands_need_both_roles_and_a_reveal_is_recorded_before_it_is_shown()
    {
        using var clerk = await served.AsAsync("plain-clerk", Role.Clerk);
        await RefusedAsync(403, "http.not-allowed", () => SendAsync(clerk, $$"""{"do":"vault.restrict","on":"2025-08-01","case":"{{Code}}","account":"0199000310","reason":"x"}"""));
        using var body = new StringContent("""{"reason":"核对身份"}""", System.Text.Encoding.UTF8, "application/json");
        using var shown = await served.Clerk.PostAsync($"/api/v1/cases/{Code}/holders/0199000310/reveal", body);
        var json = JsonNode.Parse(await shown.Content.ReadAsStringAsync())!;
        Assert.Equal("no-store", shown.Headers.CacheControl!.ToString());
        Assert.Equal("vault.reveal", (await JsonAsync(served.Clerk, $"events/{json["sequence"]}"))["do"]!.GetValue<string>());
        Assert.NotEqual("", json["name"]!.GetValue<string>());
    }

    /// <summary>Every route, method and role, and nobody: what is not allowed records nothing.</summary>
    [Fact]
    public async Task Nobody_without_the_role_records_anything()
    {
        var clients = new List<(Role? Role, HttpClient Client)> { (null, served.Nobody()) };
        foreach (var role in Enum.GetValues<Role>())
            clients.Add((role, await served.AsAsync("only-" + role.ToString().ToLowerInvariant(), role)));
        var before = await served.HeadAsync();
        foreach (var (method, path, access) in RouteRoles.All.Where(route => route.Method != "GET" && !route.Path.StartsWith("/log", StringComparison.Ordinal)))
        {
            var route = path.Replace("{c}", Code, StringComparison.Ordinal).Replace("{a}", "0199000310", StringComparison.Ordinal).Replace("{do}", "units.freeze", StringComparison.Ordinal);
            foreach (var (role, client) in clients.Where(one => one.Role is not { } has || !(access.Roles.IsDefault || access.Roles.Contains(has))))
            {
                if (access.IsOpen)
                    continue;
                using var request = new HttpRequestMessage(new HttpMethod(method), route) { Content = new StringContent(Freeze("N1"), System.Text.Encoding.UTF8, "application/json") };
                using var answer = await client.SendAsync(request);
                Assert.False(answer.IsSuccessStatusCode, $"{role} {method} {route}: {(int)answer.StatusCode}");
            }
        }

        Assert.Equal(before, await served.HeadAsync());
        clients.ForEach(one => one.Client.Dispose());
    }

    private static string Freeze(string number) =>
        $$"""{"do":"units.freeze","case":"{{Code}}","on":"2026-11-30","account":"0199000310","number":"{{number}}","units":1,"kind":"freeze"}""";

    private static string Import(string file) => new JsonObject
    {
        ["do"] = "register.import", ["case"] = Code, ["on"] = "2025-08-01", ["recordDate"] = "2025-08-01", ["file"] = file
    }.ToJsonString();

    private async Task<JsonNode> RefusedAsync(int status, string code, Func<Task<(HttpStatusCode Status, JsonNode Json)>> send)
    {
        var before = await served.HeadAsync();
        var (answered, json) = await send();
        Assert.Equal((status, code, before), ((int)answered, json["code"]?.GetValue<string>(), await served.HeadAsync()));
        return json;
    }
}
