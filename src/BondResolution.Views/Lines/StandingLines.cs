using System.Data.Common;
using BondResolution.Domain.Money;
using BondResolution.Views.Reports;
using Dapper;

namespace BondResolution.Views.Lines;

/// <summary>The lines that count in a scope, by effective date, then by the sequence that completed their act, then as recorded.</summary>
internal sealed class StandingLines : IDisposable
{
    private readonly DbCommand _content;
    private readonly ViewsDatabase _views;

    private StandingLines(ViewsDatabase views, List<StandingRow> rows)
    {
        (_views, Rows) = (views, rows);
        _content = views.Statement("SELECT content FROM lines WHERE id = $1");
    }

    public List<StandingRow> Rows { get; }

    public static StandingLines Read(ViewsDatabase views, Scope scope)
    {
        var rows = views.Connection.Query<StandingRow>($"""
            SELECT l.id AS Id, l.sequence AS Sequence, l.kind AS Kind, l.subject AS Subject, l.register AS Register, l.count AS Count,
                   f.effective_on AS "On", f.counts_from AS CountsFrom, f.type AS Type, f.doing AS "Do", f.source AS Source, f.label AS Label, f.payload AS Payload
            FROM lines l JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND l.kind <> @register
            """, scope.Parameters(new { register = (long)LineKind.Register })).AsList();
        rows.Sort((a, b) =>
        {
            var on = string.CompareOrdinal(a.On, b.On);
            return on != 0 ? on : (a.CountsFrom, a.Id).CompareTo((b.CountsFrom, b.Id));
        });
        return new StandingLines(views, rows);
    }

    /// <summary>The packed columns of some lines.</summary>
    public byte[] Content(long id)
    {
        _content.Parameters[0].Value = id;
        return (byte[])_content.ExecuteScalar()!;
    }

    /// <summary>What the lines change of accounts, in order.</summary>
    /// <param name="face">Face of one bond.</param>
    public IEnumerable<AccountChanges> Changes(Fen face)
    {
        foreach (var row in Rows)
        {
            if (row.Kind is LineKind.Adoption or LineKind.LaterAdoption)
            {
                foreach (var (id, sequence, count) in ChunksOf(row.Register!.Value))
                    yield return AccountChanges.OfRegister(row, sequence, Content(id), count);
            }
            else if (AccountChanges.Of(row, Content(row.Id), face) is { } changes)
            {
                yield return changes;
            }
        }
    }

    public void Dispose() => _content.Dispose();

    private List<(long Id, long Sequence, int Count)> ChunksOf(long register) => _views.Connection.Query<(long, long, int)>(
        "SELECT id, sequence, count FROM lines WHERE register = @register AND kind = @kind ORDER BY id", new { register, kind = (long)LineKind.Register }).AsList();
}
