namespace BondResolution.Web;

/// <summary>How the desk is served.</summary>
/// <param name="Addresses">Where it listens.</param>
/// <param name="Hosts">Names by which it is asked, beside its addresses.</param>
/// <param name="Certificate">PEM file of the certificate, for https; null: none.</param>
/// <param name="CertificateKey">PEM file of its key; null: it stands in the certificate's file.</param>
/// <param name="BehindProxy">Whether something in front of it says who really asks.</param>
/// <param name="JsonLog">Whether the log is JSON lines; else text.</param>
public sealed record ServeOptions(
    IReadOnlyList<ServeAddress> Addresses, IReadOnlyList<string> Hosts, string? Certificate, string? CertificateKey, bool BehindProxy, bool JsonLog);
