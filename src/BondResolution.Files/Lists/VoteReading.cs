using System.Collections.Immutable;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Lists;

/// <summary>Reads votes under an offer: <c>account,vote[,units]</c>. A later row of an account replaces its earlier one.</summary>
internal sealed class VoteReading(OpenTable table, RegisterOptions options, Faults faults) : UnitsReading(table, options, faults)
{
    private const string VotesExpected = "agree|oppose|abstain";

    private readonly ImmutableArray<Vote>.Builder _votes = ImmutableArray.CreateBuilder<Vote>();
    private readonly ImmutableArray<long?>.Builder _units = ImmutableArray.CreateBuilder<long?>();

    public override bool MayRepeat => true;

    public ImmutableArray<Vote> Votes => _votes.ToImmutable();

    public ImmutableArray<long?> Units => _units.ToImmutable();

    public override void Read(TableRows rows)
    {
        var cell = rows[Table.IndexOf(Field.Vote)];
        var vote = cell is null ? null : ReadVote(cell);
        if (cell is not null && vote is null)
            Add(RowProblems.Vote, rows, Field.Vote, cell, VotesExpected);
        _votes.Add(vote ?? default);
        _units.Add(rows[Table.IndexOf(Field.Units)] is "" ? null : ReadUnits(rows));
    }

    private static Vote? ReadVote(string cell) => CellText.Word(cell) switch
    {
        "agree" or "同意" or "赞成" => Vote.Agree,
        "oppose" or "反对" => Vote.Oppose,
        "abstain" or "弃权" => Vote.Abstain,
        _ => null
    };
}
