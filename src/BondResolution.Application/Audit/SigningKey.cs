using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Outputs;
using BondResolution.Files.Text;

namespace BondResolution.Application.Audit;

/// <summary>The key a ledger signs its checkpoints with: ECDSA P-256, made on first use, readable by the owner only.</summary>
public sealed class SigningKey : IDisposable
{
    private const string FileName = "signing.key";

    private SigningKey(ECDsa key) => Key = key;

    public ECDsa Key { get; }

    /// <summary>The public key in PEM, to be kept outside the ledger.</summary>
    public string PublicPem => Key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Whether a ledger's folder has a key.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>A key of this moment that is kept nowhere: for a proof out of a ledger that is only read and has none.</summary>
    public static SigningKey Passing() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Makes the key of a ledger's folder where there is none; why it could not, or null.</summary>
    public static Problem? Make(string folder)
    {
        if (IsIn(folder))
            return null;
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n");

        // Of two processes at once one makes it; the other reads what was made.
        return AtomicFile.Write(Path.Combine(folder, FileName), ownerOnly: true, to => to.Write(pem), replaces: false) is { } unwritten && !IsIn(folder) ? unwritten : null;
    }

    /// <summary>Loads the key of a ledger's folder, or makes it.</summary>
    public static Outcome<SigningKey> Load(string folder)
    {
        if (Make(folder) is { } unmade)
            return unmade;
        var path = Path.Combine(folder, FileName);
        try
        {
            if (!FileBytes.Read(path, maxBytes: 16 * 1024).Try(out var bytes, out var unread))
                return AuditProblems.KeyUnreadable.With(("file", path), ("reason", unread.Message(chinese: false)));
            var key = ECDsa.Create();
            key.ImportFromPem(Encoding.UTF8.GetString(bytes));
            return new SigningKey(key);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            return AuditProblems.KeyUnreadable.With(("file", path), ("reason", broken.Message));
        }
    }

    public void Dispose() => Key.Dispose();
}
