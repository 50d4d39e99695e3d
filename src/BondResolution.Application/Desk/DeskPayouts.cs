using System.Collections.Immutable;
using BondResolution.Application.Payouts;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Text;

namespace BondResolution.Application.Desk;

/// <summary>Payments computed from a register that came with a request, without a ledger.</summary>
public sealed class DeskPayouts(TimeProvider clock)
{
    /// <param name="register">The register, in one file or in several parts.</param>
    /// <param name="scheme">The scheme as JSON.</param>
    /// <param name="face">Face of one bond in yuan; null: 100.00.</param>
    public Outcome<ComputedPayout> Compute(IReadOnlyList<UploadedFile> register, string? scheme, string? face)
    {
        if (register.Count == 0)
            return DeskProblems.BadBody.With(("reason", "it has no file named register"));
        if (scheme is null || !scheme.TrimStart().StartsWith('{')) // a path would be a file of the server's
            return DeskProblems.BadBody.With(("reason", "it has no scheme as a JSON object"));
        if (!Fen.TryParse(face ?? "100.00", out var yuan) || yuan <= Fen.Zero)
            return DeskProblems.BadParameter.With(("parameter", "face"), ("value", face), ("expected", "an amount in yuan above 0.00"));
        return PayoutComputation.Run(() => Open(register), scheme,
            new RegisterOptions(register[0].Name) { Files = [.. register.Select(file => file.Name)], Face = yuan }, new StageTimes(clock));
    }

    private static Outcome<ImmutableArray<FileContent>> Open(IReadOnlyList<UploadedFile> register)
    {
        var opened = ImmutableArray.CreateBuilder<FileContent>(register.Count);
        foreach (var file in register)
        {
            if (!FileContent.Open(file.Path, name: file.Name).Try(out var content, out var problem))
                return problem;
            opened.Add(content);
        }

        return opened.MoveToImmutable();
    }
}
