using BondResolution.Application.Tests.Harness;

namespace BondResolution.Application.Tests.Audit;

/// <summary>A case with lines of every kind of act that the audits are tried on; its third event opens the register.</summary>
internal static class AuditedCase
{
    public static IEnumerable<string> Commands(TestFolder folder) =>
    [
        SmallCase.Open, SmallCase.Default(), SmallCase.Import(folder.File("register.csv", SmallCase.Holders)), SmallCase.Offer(),
        SmallCase.Agree("0100000001"), SmallCase.Settle(), SmallCase.Plan, SmallCase.Declare(1, "2025-01-27", SmallCase.OneInTen),
        SmallCase.Fund(1, "2025-01-27"), SmallCase.Pay(1, "2025-01-27")
    ];
}
