using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Desk;

/// <summary>What a user of the desk may be called, and how long a password is.</summary>
public static class UserNames
{
    private const int MaxName = 32;
    private const int MinPassword = 12;
    private const int MaxPassword = 200;

    /// <summary>1 to 32 of <c>a-z 0-9 . _ -</c>. Null, or <c>user.bad-name</c>.</summary>
    public static Problem? CheckName(string name) =>
        name.Length is > 0 and <= MaxName && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-')
            ? null
            : UserProblems.BadName.With();

    /// <summary>12 to 200 characters. Null, or <c>user.bad-password</c>.</summary>
    public static Problem? CheckPassword(string password) =>
        password.Length is >= MinPassword and <= MaxPassword ? null : UserProblems.BadPassword.With(("length", password.Length));
}
