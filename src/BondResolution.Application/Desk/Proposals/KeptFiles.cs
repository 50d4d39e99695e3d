using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>The files of a proposal, as they are kept in the vault until it is decided.</summary>
internal sealed class KeptFiles(HolderVault vault, string proposal) : ICommandFiles
{
    public Outcome<ImmutableArray<FileContent>> Open(IReadOnlyList<string> names, long maxBytes)
    {
        var opened = ImmutableArray.CreateBuilder<FileContent>(names.Count);
        foreach (var name in names)
        {
            if (vault.Kept(proposal, name) is not { } bytes)
                return ProposalProblems.FilesLost.With(("id", proposal));
            opened.Add(FileContent.Of(bytes, name));
        }

        return opened.MoveToImmutable();
    }
}
