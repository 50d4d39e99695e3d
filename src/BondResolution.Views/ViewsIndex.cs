using System.Globalization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Recording;
using BondResolution.Views.Lines;
using Dapper;

namespace BondResolution.Views;

/// <summary>What cases and streams there are.</summary>
public static class ViewsIndex
{
    /// <summary>Codes of all cases, in the order they were opened.</summary>
    public static IReadOnlyList<string> Cases(this ViewsDatabase views) =>
        views.Connection.Query<string>($"SELECT case_code FROM fact WHERE case_code <> '{ViewsSchema.NoCase}' GROUP BY case_code ORDER BY MIN(sequence)").AsList();

    /// <summary>Every import of a register in a case, in the order they began.</summary>
    public static IReadOnlyList<RegisterImport> Registers(this ViewsDatabase views, string code) =>
    [
        .. views.Connection.Query<(long Sequence, string RecordDate, string FileDigest, string? Digest, long? UndoneBy)>(
                "SELECT r.opened_sequence, r.record_date, r.file_digest, r.digest, f.undone_by FROM register r JOIN fact f ON f.sequence = r.opened_sequence WHERE r.case_code = @code ORDER BY 1",
                new { code })
            .Select(r => new RegisterImport(r.Sequence, DateOnly.ParseExact(r.RecordDate, "yyyy-MM-dd", CultureInfo.InvariantCulture), r.FileDigest, r.Digest is not null, r.UndoneBy is not null))
    ];

    /// <summary>What took a command back first, or null where nothing did. Lines that were given up before they were sealed are not taken back.</summary>
    public static ReversedBy? ReversalOf(this ViewsDatabase views, string commandId) =>
        views.Connection.Query<(long Sequence, string Do, string Type)>(
                "SELECT DISTINCT u.sequence, u.doing, u.type FROM fact f JOIN fact u ON u.sequence = f.undone_by WHERE f.command_id = @commandId ORDER BY 1", new { commandId })
            .Where(u => EventCatalogue.Find(u.Type) is { Role: EventRole.Reverses })
            .Select(u => new ReversedBy(u.Sequence, u.Do)).FirstOrDefault();

    /// <summary>The sequence that took an event back, as known; null: nothing did.</summary>
    public static long? ReversedBy(this ViewsDatabase views, long sequence, long asKnown) =>
        views.Connection.Query<(long Sequence, string Type)>(
                "SELECT u.sequence, u.type FROM fact f JOIN fact u ON u.sequence = f.undone_by WHERE f.sequence = @sequence AND u.sequence <= @asKnown", new { sequence, asKnown })
            .Where(u => EventCatalogue.Find(u.Type) is { Role: EventRole.Reverses }).Select(u => (long?)u.Sequence).FirstOrDefault();

    /// <summary>Streams of a case whose name begins so, in the order they began.</summary>
    public static IReadOnlyList<string> StreamsOf(this ViewsDatabase views, string code, string prefix) =>
        views.Connection.Query<string>(
            "SELECT stream FROM fact WHERE case_code = @code AND substr(stream, 1, length(@prefix)) = @prefix GROUP BY stream ORDER BY MIN(sequence)",
            new { code, prefix }).AsList();

    /// <summary>Streams whose name begins so, up to a sequence, in the order they began: their events, and the sequence of the last.</summary>
    public static IReadOnlyList<(string Stream, long Events, long Last)> AllStreams(this ViewsDatabase views, string prefix, long asKnown) =>
        views.Connection.Query<(string, long, long)>(
            """
            SELECT stream, COUNT(*), MAX(sequence) FROM fact WHERE sequence <= @asKnown AND substr(stream, 1, length(@prefix)) = @prefix
            GROUP BY stream ORDER BY MIN(sequence)
            """, new { prefix, asKnown }).AsList();

    /// <summary>
    /// The chunks of register files of a case that name an account, and perhaps a few others, whatever became of the imports: the file's digest and the chunk's
    /// place in it, from 0.
    /// </summary>
    public static IReadOnlyList<(string FileDigest, int Number)> RegisterChunksOf(this ViewsDatabase views, string code, AccountNumber account)
    {
        var index = views.Lines();
        var naming = new List<(string, int)>();
        foreach (var sequence in index.SequencesOf(index.Runs, new HashSet<AccountNumber> { account }))
        {
            naming.AddRange(views.Connection.Query<(string, int)>(
                """
                SELECT r.file_digest, (SELECT COUNT(*) FROM lines b WHERE b.register = l.register AND b.kind = @kind AND b.id < l.id)
                FROM lines l JOIN register r ON r.opened_sequence = +l.register WHERE l.sequence = @sequence AND r.case_code = @code AND l.kind = @kind
                """,
                new { sequence, code, kind = (long)LineKind.Register }));
        }

        return [.. naming.Distinct()];
    }

    /// <summary>The chunks of all register files of a case.</summary>
    public static IReadOnlyList<(string FileDigest, int Number)> RegisterChunks(this ViewsDatabase views, string code)
    {
        var (file, number, chunks) = (0L, 0, new List<(string, int)>());
        foreach (var (opened, digest) in views.Connection.Query<(long, string)>(
            "SELECT r.opened_sequence, r.file_digest FROM lines l JOIN register r ON r.opened_sequence = l.register WHERE r.case_code = @code AND l.kind = @kind ORDER BY l.register, l.id",
            new { code, kind = (long)LineKind.Register }))
        {
            (file, number) = (opened, opened == file ? number + 1 : 0);
            chunks.Add((digest, number));
        }

        return [.. chunks.Distinct()];
    }
}
