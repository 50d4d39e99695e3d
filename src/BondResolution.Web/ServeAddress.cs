using System.Net;
using BondResolution.Domain.Problems;

namespace BondResolution.Web;

/// <summary>One address the desk listens at.</summary>
/// <param name="Host">As it was given: a name or an address.</param>
/// <param name="Address">What is listened at; null: every address of the machine.</param>
/// <param name="Port">0: a free one.</param>
/// <param name="IsSecure">Whether it speaks https.</param>
public sealed record ServeAddress(string Host, IPAddress? Address, int Port, bool IsSecure)
{
    /// <summary>The default: this machine alone.</summary>
    public const string Default = "http://127.0.0.1:8420";

    /// <summary>Reads <c>http://127.0.0.1:8420;https://…</c>. Problem: <c>serve.bad-address</c>.</summary>
    /// <param name="urls">Addresses between semicolons.</param>
    /// <param name="hasCertificate">Whether there is a certificate for https.</param>
    /// <param name="behindProxy">Whether plain http may leave this machine.</param>
    public static Outcome<IReadOnlyList<ServeAddress>> ParseAll(string urls, bool hasCertificate, bool behindProxy)
    {
        var all = new List<ServeAddress>();
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Parse(url) is not { } address)
                return ServeProblems.BadAddress.With(("url", url), ("reason", "an address such as http://127.0.0.1:8420 was expected"));
            if (address.IsSecure && !hasCertificate)
                return ServeProblems.BadAddress.With(("url", url), ("reason", "https needs --certificate"));
            if (!address.IsSecure && !behindProxy && (address.Address is null || !IPAddress.IsLoopback(address.Address)))
                return ServeProblems.BadAddress.With(("url", url), ("reason", "plain http is for this machine alone"));
            all.Add(address);
        }

        return all.Count > 0 ? Outcomes.Of<IReadOnlyList<ServeAddress>>(all) : ServeProblems.BadAddress.With(("url", urls), ("reason", "no address was given"));
    }

    private static ServeAddress? Parse(string url)
    {
        var named = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            return null;
        var name = uri.Host.Trim('[', ']');
        IPAddress? address = null;
        if (name == "localhost")
            address = IPAddress.Loopback;
        else if (!IPAddress.TryParse(name, out address))
            return null;
        return new ServeAddress(name, IPAddress.Any.Equals(address) ? null : address, uri.Port, uri.Scheme == "https");
    }
}
