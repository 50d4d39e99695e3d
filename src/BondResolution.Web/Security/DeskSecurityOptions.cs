namespace BondResolution.Web.Security;

/// <summary>What the server is called, and whether something in front of it says who really asks.</summary>
/// <param name="Hosts">Names and addresses by which it may be asked besides the address a request came in at: those of <c>--urls</c> and <c>--host</c>, without port.</param>
/// <param name="BehindProxy">Whether X-Forwarded-For, -Proto and -Host count.</param>
public sealed record DeskSecurityOptions(IReadOnlyCollection<string> Hosts, bool BehindProxy = false);
