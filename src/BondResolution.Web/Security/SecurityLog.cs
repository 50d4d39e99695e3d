using System.Net;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Security;

/// <summary>Who signed in and who was refused: user, address and outcome; never a password, a token or a cookie.</summary>
internal static partial class SecurityLog
{
    [LoggerMessage(1, LogLevel.Information, "signed in: {User} from {Address}")]
    public static partial void SignedIn(this ILogger log, string user, IPAddress? address);

    [LoggerMessage(2, LogLevel.Warning, "sign-in refused: {User} from {Address}: {Outcome}")]
    public static partial void SignInRefused(this ILogger log, string user, IPAddress? address, string outcome);

    [LoggerMessage(3, LogLevel.Information, "signed out: {User} from {Address}")]
    public static partial void SignedOut(this ILogger log, string user, IPAddress? address);

    [LoggerMessage(4, LogLevel.Information, "password given again: {User} from {Address}")]
    public static partial void GaveAgain(this ILogger log, string user, IPAddress? address);

    [LoggerMessage(5, LogLevel.Warning, "refused: {User} from {Address}: {Method} {Route}: {Outcome}")]
    public static partial void Refused(this ILogger log, string user, IPAddress? address, string method, string route, string outcome);

    [LoggerMessage(7, LogLevel.Information, "revealed: {User} from {Address}: a holder of case {Case}, recorded as sequence {Sequence}")]
    public static partial void Revealed(this ILogger log, string user, IPAddress? address, string @case, string sequence);

    [LoggerMessage(8, LogLevel.Information, "decided: {User} from {Address}: {Act} proposal {Proposal}: {Outcome}")]
    public static partial void Decided(this ILogger log, string user, IPAddress? address, string act, string proposal, string outcome);

    [LoggerMessage(6, LogLevel.Information, "first user made: {User} from {Address}")]
    public static partial void MadeFirst(this ILogger log, string user, IPAddress? address);
}
