using System.Text.Json.Nodes;

namespace BondResolution.Application.Desk.Users;

/// <summary>A user as command line and API print him.</summary>
public static class UserJson
{
    /// <summary><c>{"name","roles","disabled","tokens"}</c>.</summary>
    public static JsonObject Of(DeskUser user) => new()
    {
        ["name"] = user.Name,
        ["roles"] = new JsonArray([.. RoleWords.Of(user.Roles).Select(role => (JsonNode)role)]),
        ["disabled"] = user.IsDisabled,
        ["tokens"] = user.Tokens
    };
}
