using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BondResolution.Application.Desk.Users;

/// <summary>Passwords by the framework's hasher (PBKDF2 with HMAC-SHA512, a salt each).</summary>
internal sealed class Passwords
{
    private const int Rounds = 210_000;

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new(() => _hasher.HashPassword("", DeskSecret.New()));

    public string Hash(string name, string password) => _hasher.HashPassword(name, password);

    /// <summary>Whether a password is the one that was hashed; where there is no hash it takes the same time, and it is not.</summary>
    public bool Check(string name, string? hash, string password)
    {
        var nobodys = _nobodys.Value; // made in either case, so that the first sign-in tells nothing either
        return _hasher.VerifyHashedPassword(name, hash ?? nobodys, password) != PasswordVerificationResult.Failed && hash is not null;
    }
}
