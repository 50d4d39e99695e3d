using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Application.Handlers;

/// <summary>
/// Refuses an id, a case's code, an offer, a plan or a suit that differs only in the width of its signs, （） and (), from one that is
/// recorded: they are one name to whoever reads them. What is recorded under a name already goes on under it.
/// </summary>
internal static class OtherWidth
{
    private static readonly (string Field, string Kind)[] Documents = [("offer", "offer"), ("plan", "plan"), ("suit", "suit")];

    /// <summary>The refusal, or null.</summary>
    public static async Task<Problem?> RefusalAsync(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        foreach (var (field, kind) in Documents)
        {
            if (Wide(command, field) is not { } name)
                continue;
            var prefix = StreamName.Of(kind, command.Case, "");
            var recorded = (await session.StreamsAsync(command.Case, prefix, cancel)).Select(stream => stream[prefix.Length..]).ToList();
            if (!recorded.Contains(name, StringComparer.Ordinal) && recorded.Find(other => Names.AreAlike(other, name)) is { } alike)
                return Refused(command, field, name, alike);
        }

        if (command.Do == "case.open" && Wide(command, "code") is { } code)
        {
            foreach (var other in Names.OtherWidths(code))
            {
                if ((await session.StreamsAsync(other, StreamName.Of("case", other), cancel)).Count > 0)
                    return Refused(command, "code", code, other);
            }
        }

        if (Wide(command, "id") is not { } id)
            return null;
        foreach (var other in Names.OtherWidths(id))
        {
            await foreach (var _ in session.Store.ReadCommandAsync(other, cancel))
                return Refused(command, "id", id, other);
        }

        return null;
    }

    /// <summary>The name in a field that has signs of two widths; null where it has none.</summary>
    private static string? Wide(CommandEnvelope command, string field) =>
        command.Fields.Peek(field) is { } text && Names.Narrow(text) is var name && Names.HasTwoWidths(name) ? name : null;

    private static Problem Refused(CommandEnvelope command, string field, string name, string recorded) =>
        NameProblems.OtherWidth.With(("where", command.Do), ("field", field), ("value", name), ("recorded", recorded));
}
