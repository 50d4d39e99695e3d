using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk;

/// <summary>Commands as the desk takes them: the same ones, read and decided by the same code, as <c>bondres do</c>.</summary>
public sealed class DeskCommands
{
    /// <summary>Records a command, or tries it out.</summary>
    /// <param name="request">Who records.</param>
    /// <param name="command">One command object as JSON, UTF-8.</param>
    /// <param name="files">The files that came with it; it can name no other.</param>
    /// <param name="dryRun">Whether it is tried out only.</param>
    /// <param name="key">The id it is to have; null: its own, or that of its content.</param>
    /// <param name="progress">Told how far it has come; null: nobody asks.</param>
    /// <param name="cancel">Cancels: nothing was recorded then, or everything.</param>
    public Task<Outcome<CommandAnswer>> RunAsync(
        DeskRequest request, ReadOnlyMemory<byte> command, IReadOnlyList<UploadedFile> files, bool dryRun, string? key, IWorkProgress? progress, CancellationToken cancel) =>
        throw new NotImplementedException();
}
