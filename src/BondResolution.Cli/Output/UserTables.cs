using System.Text.Json.Nodes;
using BondResolution.Application.Desk.Users;
using BondResolution.Application.Reporting;

namespace BondResolution.Cli.Output;

/// <summary>Prints users.</summary>
internal static class UserTables
{
    public static int Print(Run run, IReadOnlyList<DeskUser> users)
    {
        switch (run.Format)
        {
            case Format.Json:
                run.Output.WriteLine(ReportJson.Text(new JsonObject { ["items"] = new JsonArray([.. users.Select(UserJson.Of)]) }));
                break;
            case Format.Csv:
                run.Tables.Csv(["name", "roles", "disabled", "tokens"], users.Select(u => (IReadOnlyList<string>)[u.Name, RoleWords.Joined(u.Roles), u.IsDisabled ? "true" : "false", $"{u.Tokens}"]));
                break;
            default:
                run.Tables.Table(run.Chinese ? ["用户", "角色", "状态", ">令牌"] : ["user", "roles", "state", ">tokens"], users.Select(u => (IReadOnlyList<string>)
                    [u.Name, RoleWords.Joined(u.Roles), u.IsDisabled ? run.Say("disabled", "停用") : run.Say("enabled", "启用"), $"{u.Tokens}"]));
                break;
        }

        return 0;
    }
}
