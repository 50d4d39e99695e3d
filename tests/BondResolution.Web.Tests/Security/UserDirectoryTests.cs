using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Application.Places;
using BondResolution.ThrowAwayPostgres;
using Microsoft.Data.Sqlite;
using static BondResolution.Web.Tests.RunningDesk;

namespace BondResolution.Web.Tests.Security;

/// <summary>Rights follow from the ledger; the store keeps them at hand.</summary>
public sealed class UserDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bondres-users-");
    private readonly TestClock _clock = new();

    private string Store => Path.Combine(_folder.FullName, "desk.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_recorded_and_not_in_the_store_is_taken_up_without_a_password()
    {
        await InAsync(users => users.AddAsync("test", "anna", Password, [Role.Admin]));
        File.Delete(Store);
        await InAsync(async users =>
        {
            Assert.Equal("admin", RoleWords.Joined((await users.FindAsync("anna"))!.Roles));
            Assert.Null(await users.SignInAsync("anna", Password));
            Assert.Equal("user.without-password", Assert.Single(await users.WarningsAsync()).Code);
            Assert.Null(await users.ChangeAsync("test", isUser: false, "anna", new(Password: Password)));
            Assert.NotNull(await users.SignInAsync("anna", Password));
        });
    }

    [Fact]
    public async Task What_was_written_past_the_program_goes()
    {
        await InAsync(async users =>
        {
            await users.AddAsync("test", "anna", Password, [Role.Viewer]);
            Execute("UPDATE desk_user SET roles = 'admin', version = 99; INSERT INTO desk_user SELECT 'eve', 'admin', 0, 99, -1, 's', password_hash FROM desk_user");
            _clock.Pass(TimeSpan.FromSeconds(5));
            Assert.Null(await users.FindAsync("eve"));
            Assert.Equal("viewer", RoleWords.Joined((await users.FindAsync("anna"))!.Roles));
        });
    }

    [Fact]
    public async Task A_change_that_another_program_recorded_counts_within_seconds()
    {
        await InAsync(async users =>
        {
            await users.AddAsync("test", "anna", Password, [Role.Admin]);
            await users.AddAsync("test", "bert", Password, [Role.Admin]);
            await InAsync(others => others.ChangeAsync("test", isUser: false, "anna", new(IsDisabled: true)));
            Execute("UPDATE desk_user SET disabled = 0, version = 0 WHERE name = 'anna'"); // as if it had been cut off before the store
            _clock.Pass(TimeSpan.FromSeconds(5));
            Assert.True((await users.FindAsync("anna"))!.IsDisabled);
            Assert.Equal("user.last-admin", (await users.ChangeAsync("test", isUser: false, "bert", new(IsDisabled: true)))!.Code);
        });
    }

    [Fact]
    public async Task The_store_is_its_owners_alone_and_holds_no_password_or_token()
    {
        string? token = null;
        await InAsync(async users =>
        {
            await users.AddAsync("test", "anna", Password, [Role.Admin]);
            token = (await users.MakeTokenAsync("test", "anna", 1, null)).Value;
            if (!OperatingSystem.IsWindows())
            {
                foreach (var file in _folder.GetFiles("desk.db*"))
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
            }
        });
        foreach (var file in _folder.GetFiles())
        {
            var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName));
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(token!["bondres_".Length..], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_two_who_disable_the_last_two_admins_at_once_one_is_refused()
    {
        await InAsync(async first =>
        {
            await first.AddAsync("test", "anna", Password, [Role.Admin]);
            await first.AddAsync("test", "bert", Password, [Role.Admin]);
            await InAsync(async second =>
            {
                var both = await Task.WhenAll(
                    Task.Run(() => first.ChangeAsync("test", isUser: false, "anna", new(IsDisabled: true))), Task.Run(() => second.ChangeAsync("test", isUser: false, "bert", new(IsDisabled: true))));
                Assert.Equal("user.last-admin", Assert.Single(both, refused => refused is not null)!.Code);
            });
        });
    }

    [SkippableFact]
    public async Task In_PostgreSQL_a_user_signs_in_at_one_server_and_goes_on_at_another()
    {
        Required.PostgresOrSkip();
        using var database = PostgresServer.Fast.NewDatabase();
        var place = LedgerPlace.Of(database.Uri, new LedgerSecrets(KeyFolder: _folder.FullName)).Value;
        await using var one = await StartAsync(place: place, clock: _clock);
        await using var other = await StartAsync(place: place, clock: _clock);
        await one.AddAsync("anna", Role.Viewer);
        using var anna = one.Client();
        var cookie = (await SignInAsync(anna, "anna")).Headers.GetValues("Set-Cookie").First().Split(';')[0];
        using var there = other.Client();
        there.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Contains("anna", await there.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
        using var program = await one.ProgramAsync("anna");
        await other.Users.RevokeAsync("test", "anna");
        Assert.False((await program.GetAsync("/api/v1/me")).IsSuccessStatusCode);
        Assert.False((await there.GetAsync("/api/v1/me")).IsSuccessStatusCode);
    }

    private async Task InAsync(Func<UserDirectory, Task> work)
    {
        FolderPlace place = new(_folder.FullName);
        await using var events = await place.OpenStoreAsync(_clock, CancellationToken.None);
        await using var users = await UserDirectory.OpenAsync(place, events, _clock);
        await work(users);
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Store};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
