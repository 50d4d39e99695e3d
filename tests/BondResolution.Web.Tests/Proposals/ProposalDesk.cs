using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Commands;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Application.Handlers;
using BondResolution.Application.Places;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.ThrowAwayPostgres;
using Ways = BondResolution.Application.Desk.Proposals;

namespace BondResolution.Web.Tests.Proposals;

/// <summary>
/// A small case in default with an open offer, under a policy: anna and alan propose, bert, cleo and dora approve. Any number of programs
/// may work in it, each with a ledger of its own.
/// </summary>
internal sealed class ProposalDesk : IAsyncDisposable
{
    public const string Code = "128044";

    private static readonly string[] Case =
    [
        """{"do":"case.open","on":"2018-08-14","code":"128044","name":"N","issuer":"I","trustee":"T","face":"100.00","issuedUnits":6600000,"issueDate":"2018-08-14","maturityDate":"2024-08-14","maturityPrice":"107.00"}""",
        """{"do":"case.default","on":"2024-08-14","units":1000,"principal":"100000.00","interest":"7000.00"}""",
        """{"do":"register.import","on":"2024-08-21","file":"register.csv","recordDate":"2024-08-21"}""",
        """{"do":"buyback.offer","on":"2024-08-23","offer":"A","kind":"third-party","purchaser":{"account":"0900000001","name":"B"},"recordDate":"2024-08-21","opens":"2024-08-24","closes":"2024-09-10","price":"100.127","capUnits":500,"capPer":"account","frozen":"exclude"}""",
        """{"do":"buyback.tender","on":"2024-08-26","offer":"A","account":"0100000001","vote":"agree"}""",
        """{"do":"buyback.tender","on":"2024-08-26","offer":"A","account":"0100000003","vote":"agree"}"""
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bondres-four-");
    private readonly PostgresDatabase? _database;
    private readonly LedgerPlace _place;
    private readonly List<Ledger> _ledgers = [];

    private ProposalDesk(PostgresDatabase? database)
    {
        _database = database;
        _place = database is null
            ? new FolderPlace(Path.Combine(_folder.FullName, "ledger"))
            : LedgerPlace.Of(database.Uri, new LedgerSecrets(KeyFolder: _folder.FullName)).Value;
    }

    public static TheoryData<string> Kinds => new() { "file", "postgres" };

    public TestClock Clock { get; } = new();

    public Ledger Ledger => _ledgers[0];

    /// <summary>Makes one.</summary>
    /// <param name="kind"><c>file</c> or <c>postgres</c>; without PostgreSQL the test is skipped.</param>
    /// <param name="rules">The policy's rules.</param>
    public static async Task<ProposalDesk> StartAsync(string kind, string rules = """[{"commands":["buyback.settle","register.import","correct"],"approvers":1,"days":7}]""")
    {
        var desk = await EmptyAsync(kind);
        desk.Put("register.csv", "account,units\n0100000001,200\n0100000003,100\n0100000004,700\n");
        foreach (var command in Case)
            Assert.Null((await desk.DoAsync(command)).Refusal);
        Assert.Null((await desk.DoAsync($$"""{"do":"desk.policy","on":"2024-08-20","rules":{{rules}}}""")).Refusal);
        return desk;
    }

    /// <summary>A ledger with the users and nothing else.</summary>
    public static async Task<ProposalDesk> EmptyAsync(string kind)
    {
        if (kind == "postgres")
            Required.PostgresOrSkip();
        ProposalDesk desk = new(kind == "postgres" ? PostgresServer.Fast.NewDatabase() : null);
        await desk.OpenAsync();
        foreach (var (name, role) in new[] { ("anna", Role.Clerk), ("alan", Role.Clerk), ("bert", Role.Approver), ("cleo", Role.Approver), ("dora", Role.Approver) })
            await desk.UsersAsync(users => users.AddAsync("test", name, RunningDesk.Password, [role]));
        return desk;
    }

    /// <summary>Another program in the same ledger.</summary>
    public async Task<Ledger> OpenAsync(Func<IEventStore, IEventStore>? around = null)
    {
        _ledgers.Add((await Ledger.OpenAsync(_place, "clerk", Clock, around)).Value);
        return _ledgers[^1];
    }

    public void Put(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    public async Task UsersAsync(Func<UserDirectory, Task<Problem?>> act)
    {
        await using var users = await UserDirectory.OpenAsync(_place, Ledger.Store, Clock);
        Assert.Null(await act(users));
    }

    /// <summary>A user at a program of his own, or at the first.</summary>
    public Ways.Proposals As(string name, Ledger? at = null) =>
        new(at ?? Ledger, new Ways.Actor(name, name[0] == 'a' ? [Role.Clerk] : name == "both" ? [Role.Clerk, Role.Approver] : [Role.Approver], Chinese: false));

    public async Task<CommandOutcome> DoAsync(string command, Ledger? at = null, bool dryRun = false)
    {
        var ledger = at ?? Ledger;
        var read = await new CommandReader(new FolderFiles(_folder.FullName), ledger.OnlyCaseAsync).ReadAsync(Json(command), CommandTable.Names);
        return read.Problem is { } unread ? unread : await CommandTable.RunAsync(read.Value, new Session(ledger, dryRun));
    }

    public Task<Outcome<JsonObject>> ProposeAsync(string command, string by = "anna") => As(by).ProposeAsync(Json(command), new FolderFiles(_folder.FullName), null, default);

    public async Task<JsonObject> ProposedAsync(string command, string by = "anna")
    {
        var proposal = await ProposeAsync(command, by);
        Assert.True(proposal.Problem is null, proposal.Problem?.ToString());
        return proposal.Value;
    }

    public async Task<long> HeadAsync() => (await Ledger.Store.ReadHeadAsync()).Sequence;

    /// <summary>Events of a type, in order.</summary>
    public async Task<IReadOnlyList<StoredEvent>> EventsAsync(string type)
    {
        List<StoredEvent> found = [];
        await foreach (var stored in Ledger.Store.ReadAllAsync())
        {
            if (stored.Type == type)
                found.Add(stored);
        }

        return found;
    }

    private static System.Text.Json.JsonElement Json(string command) => CommandReader.Parse(Encoding.UTF8.GetBytes(command)).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var ledger in _ledgers)
            await ledger.DisposeAsync();
        _database?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
