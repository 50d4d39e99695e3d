using System.Collections.Immutable;
using System.CommandLine;
using BondResolution.Application;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli.Commands;

/// <summary>bondres user add, password, roles, disable, enable, list, token, revoke: who may work with the ledger at the desk (<c>serve</c>).</summary>
internal static class UserCommands
{
    public static Command Make() => new("user", "who may sign in at the desk, and what each may do (用户与角色)")
    {
        Add(), Password(), Roles(), Change("disable", "keep a user from signing in; what he did stands (停用)", isDisabled: true),
        Change("enable", "let a disabled user sign in again (启用)", isDisabled: false), List(), Token(), Revoke()
    };

    private static Argument<string> Name() => new("name") { Description = "1 to 32 of a-z, 0-9, point, low line and hyphen" };

    private static Command Add()
    {
        var (name, roles) = (Name(), new Option<string>("--roles") { Description = "roles, with commas between: viewer, analyst, clerk, approver, revealer, admin", Required = true });
        Command command = new("add", "add a user; one line of standard input is the password, 12 to 200 characters (新增用户)") { name, roles };
        command.SetAction((parsed, cancel) => WithUsersAsync(async (run, users, by) =>
        {
            if (!Words(parsed.GetValue(roles)!).Try(out var read, out var unfit))
                return run.Fail(unfit);
            if (!(await PasswordLine.ReadAsync(run, cancel)).Try(out var password, out unfit))
                return run.Fail(unfit);
            var (named, refused) = (parsed.GetValue(name)!, await users.AddAsync(by, parsed.GetValue(name)!, password, read, cancel));
            return Done(run, refused, $"added {named}: {RoleWords.Joined(read)}", $"已新增用户 {named}：{RoleWords.Joined(read)}");
        }, cancel, LedgerUse.Make));
        return command;
    }

    private static Command Password()
    {
        var name = Name();
        Command command = new("password", "set a user's password, one line of standard input; his sessions end (重设密码)") { name };
        command.SetAction((parsed, cancel) => WithUsersAsync(async (run, users, by) =>
        {
            if (!(await PasswordLine.ReadAsync(run, cancel)).Try(out var password, out var unfit))
                return run.Fail(unfit);
            var (named, change) = (parsed.GetValue(name)!, new UserChange(Password: password));
            return Done(run, await users.ChangeAsync(by, isUser: false, named, change, cancel), $"set the password of {named}", $"已重设 {named} 的密码");
        }, cancel));
        return command;
    }

    private static Command Roles()
    {
        var (name, roles) = (Name(), new Argument<string>("roles") { Description = "all roles he has from now on, with commas between" });
        Command command = new("roles", "set a user's roles (设置角色)") { name, roles };
        command.SetAction((parsed, cancel) => WithUsersAsync(async (run, users, by) =>
        {
            if (!Words(parsed.GetValue(roles)!).Try(out var read, out var unfit))
                return run.Fail(unfit);
            var (named, words) = (parsed.GetValue(name)!, RoleWords.Joined(read));
            return Done(run, await users.ChangeAsync(by, isUser: false, named, new UserChange(Roles: read), cancel), $"{named} has the roles {words}", $"{named} 的角色为 {words}");
        }, cancel));
        return command;
    }

    private static Command Change(string word, string description, bool isDisabled)
    {
        var name = Name();
        Command command = new(word, description) { name };
        command.SetAction((parsed, cancel) => WithUsersAsync(async (run, users, by) =>
        {
            var named = parsed.GetValue(name)!;
            return Done(run, await users.ChangeAsync(by, isUser: false, named, new UserChange(IsDisabled: isDisabled), cancel),
                $"{named} is {word}d", isDisabled ? $"已停用 {named}" : $"已启用 {named}");
        }, cancel));
        return command;
    }

    private static Command List()
    {
        Command command = new("list", "all users, their roles, and how many tokens each has (用户列表)");
        command.SetAction((_, cancel) => WithUsersAsync(async (run, users, _) => UserTables.Print(run, await users.ListAsync()), cancel));
        return command;
    }

    private static Command Token()
    {
        var (name, days) = (Name(), new Option<int>("--days") { Description = "how long it is valid, 1 to 3660", Required = true });
        Option<string?> roles = new("--roles") { Description = "roles it is narrowed to, with commas between; default: it may do what its owner may" };
        Command command = new("token", "make a token for a program of the user's; it is printed once, alone on standard output (生成令牌)") { name, days, roles };
        command.SetAction((parsed, cancel) => WithUsersAsync(async (run, users, by) =>
        {
            ImmutableArray<Role>? narrowed = null;
            if (parsed.GetValue(roles) is { } words)
            {
                if (!Words(words).Try(out var read, out var unfit))
                    return run.Fail(unfit);
                narrowed = read;
            }

            if (!(await users.MakeTokenAsync(by, parsed.GetValue(name)!, parsed.GetValue(days), narrowed, cancel)).Try(out var token, out var refused))
                return run.Fail(refused);
            run.Output.WriteLine(token);
            return 0;
        }, cancel));
        return command;
    }

    private static Command Revoke()
    {
        var name = Name();
        Command command = new("revoke", "end a user's tokens and sessions (吊销令牌与会话)") { name };
        command.SetAction((parsed, cancel) => WithUsersAsync(async (run, users, by) =>
        {
            var named = parsed.GetValue(name)!;
            return Done(run, await users.RevokeAsync(by, named, cancel), $"ended the tokens and sessions of {named}", $"已吊销 {named} 的令牌与会话");
        }, cancel));
        return command;
    }

    private static Outcome<ImmutableArray<Role>> Words(string joined) => RoleWords.Parse(joined.Split(','));

    private static int Done(Run run, Problem? refused, string english, string chinese)
    {
        if (refused is not null)
            return run.Fail(refused);
        run.Error.WriteLine(run.Say(english, chinese));
        return 0;
    }

    private static Task<int> WithUsersAsync(Func<Run, UserDirectory, string, Task<int>> work, CancellationToken cancel, LedgerUse use = LedgerUse.Change)
    {
        var run = Run.Current.Value!;
        return run.WithLedgerAsync(async (Ledger ledger) =>
        {
            await using var users = await UserDirectory.OpenAsync(ledger.Place, ledger.Store, run.Clock, cancel);
            var done = await work(run, users, ledger.By);
            foreach (var warning in await users.WarningsAsync())
                run.Warn(warning);
            foreach (var warning in await PolicyWarnings.OfAsync(ledger, cancel))
                run.Warn(warning);
            return done;
        }, cancel, use);
    }
}
