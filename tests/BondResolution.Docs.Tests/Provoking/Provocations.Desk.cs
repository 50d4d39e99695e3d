using BondResolution.Application.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Web;
using static BondResolution.Docs.Tests.Provoking.Provocation;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of the desk: what only a request meets is provoked in the tests of the desk and worded here.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Desk() =>
    [
        Computing("file.not-uploaded", 2, () => new UploadedFiles([]).Open(["a.csv"], 1).Problem),
        Computing("file.not-named", 2, () => DeskProblems.NotNamed.With(("file", new UploadedFiles([new UploadedFile("b.csv", "")]).NotNamed))),
        Computing("command.two-ids", 2, () => DeskProblems.TwoIds.With(("key", "a"), ("id", "b"))),
        Computing("http.unknown-parameter", 2, () => DeskProblems.UnknownParameter.With(("parameter", "asof"), ("known", "asOf, asKnown"))),
        Computing("http.bad-parameter", 2, () => DeskProblems.BadParameter.With(("parameter", "limit"), ("value", "0"), ("expected", "1 to 500"))),
        Computing("http.bad-body", 2, () => new DeskPayouts(TimeProvider.System).Compute([], null, null).Problem),
        Computing("http.too-large", 2, () => DeskProblems.TooLarge.With(("most", 1_048_576))),
        Computing("http.wrong-kind", 2, () => DeskProblems.WrongKind.With(("kind", "text/plain"))),
        Computing("http.no-route", 1, () => DeskProblems.NoRoute.With(("path", "/api/v1/proposals"))),
        Computing("http.crowded", 1, () => DeskProblems.Crowded.With(("most", 200), ("seconds", 1))),
        Computing("http.not-allowed", 1, () => DeskProblems.NotAllowed.With(("needed", "clerk"))),
        Computing("job.unknown", 1, () => DeskProblems.UnknownJob.With(("id", "0"))),
        Computing("serve.bad-address", 2, () => ServeAddress.ParseAll("http://0.0.0.0:8420", hasCertificate: false, behindProxy: false).Problem),
        Computing("serve.address-taken", 4, () => ServeProblems.AddressTaken.With(("url", "127.0.0.1:8420"), ("reason", "address already in use"))),
        Computing("serve.bad-certificate", 2, () => ServeProblems.BadCertificate.With(("file", "chain.pem"), ("reason", "it is no certificate")))
    ];
}
