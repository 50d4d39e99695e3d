using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of users and of requests: user, session. What only a request meets is provoked in the tests of the desk and worded here.</summary>
internal static partial class Provocations
{
    private const string GoodPassword = "correct horse battery";

    private static IEnumerable<Provocation> Users() =>
    [
        OfUsers("user.unknown", 1, users => users.RevokeAsync("t", "bert")),
        OfUsers("user.exists", 1, users => users.AddAsync("t", "anna", GoodPassword, [Role.Viewer])),
        OfUsers("user.bad-name", 2, users => users.AddAsync("t", "Anna!", GoodPassword, [Role.Viewer])),
        OfUsers("user.bad-password", 2, users => users.AddAsync("t", "bert", "short", [Role.Viewer])),
        OfUsers("user.bad-roles", 2, _ => Task.FromResult(RoleWords.Parse(["boss"]).Problem)),
        Computing("user.bad-body", 2, () => UserProblems.BadBody.With()),
        OfUsers("user.bad-days", 2, async users => (await users.MakeTokenAsync("t", "anna", 0, null)).Problem),
        OfUsers("user.last-admin", 1, users => users.ChangeAsync("t", isUser: false, "anna", new UserChange(IsDisabled: true))),
        OfUsers("user.own-roles", 1, users => users.ChangeAsync("anna", isUser: true, "anna", new UserChange(Roles: [Role.Viewer]))),
        OfUsers("user.disabled", 1, async users =>
        {
            await users.AddAsync("t", "bert", GoodPassword, [Role.Viewer]);
            await users.ChangeAsync("t", isUser: false, "bert", new UserChange(IsDisabled: true));
            return (await users.MakeTokenAsync("t", "bert", 1, null)).Problem;
        }),
        OfUsers("user.not-his-role", 1, async users => (await users.MakeTokenAsync("t", "anna", 1, [Role.Clerk])).Problem),
        OfUsers("user.link-used", 1, users => users.AddFirstAsync("no secret", "bert", GoodPassword)),
        Asking("user.not-reversible", 1, Opened, async ledger =>
        {
            await using (var users = await UserDirectory.OpenAsync(ledger.Ledger.Place, ledger.Ledger.Store, TimeProvider.System))
                await users.AddAsync("t", "anna", GoodPassword, [Role.Admin]);
            await foreach (var stored in ledger.Ledger.Store.ReadStreamAsync("desk-users"))
                return (await ledger.DoAsync(Correct(stored.CommandId))).Refusal;
            return null;
        }),
        Asking("user.without-password", 0, [], async ledger =>
        {
            await using (var users = await UserDirectory.OpenAsync(ledger.Ledger.Place, ledger.Ledger.Store, TimeProvider.System))
                await users.AddAsync("t", "anna", GoodPassword, [Role.Admin]);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Delete(Path.Combine(ledger.Ledger.Place.Folders[0], "desk.db"));
            await using var again = await UserDirectory.OpenAsync(ledger.Ledger.Place, ledger.Ledger.Store, TimeProvider.System);
            return (await again.WarningsAsync()).Single();
        }),
        Computing("session.missing", 1, () => SessionProblems.Missing.With()),
        Computing("session.no-token", 1, () => SessionProblems.NoToken.With()),
        Computing("session.forbidden", 1, () => SessionProblems.Forbidden.With(("roles", "clerk"))),
        Computing("session.stale", 1, () => SessionProblems.Stale.With()),
        OfUsers("session.refused", 1, users => users.ChangeOwnPasswordAsync("anna", "not her password", GoodPassword)),
        Computing("session.too-many", 1, () => SessionProblems.TooMany.With(("seconds", 900))),
        Computing("session.other-site", 1, () => SessionProblems.OtherSite.With()),
        Computing("session.other-host", 2, () => SessionProblems.OtherHost.With())
    ];

    /// <summary>By something done where there is one user, anna, an admin.</summary>
    private static Provocation OfUsers(string code, int exitCode, Func<UserDirectory, Task<Problem?>> act) => Asking(code, exitCode, [], async ledger =>
    {
        await using var users = await UserDirectory.OpenAsync(ledger.Ledger.Place, ledger.Ledger.Store, TimeProvider.System);
        await users.AddAsync("t", "anna", GoodPassword, [Role.Admin]);
        return await act(users);
    });
}
