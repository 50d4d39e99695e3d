using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Lists;

/// <summary>Reads holders in a suit: <c>account,units</c>.</summary>
internal sealed class SuitHolderReading(OpenTable table, RegisterOptions options, Faults faults) : UnitsReading(table, options, faults)
{
    private readonly ImmutableArray<long>.Builder _units = ImmutableArray.CreateBuilder<long>();

    /// <summary>Rows of one account are not added up here.</summary>
    public override ProblemKind Twice { get; } = RowProblems.AccountTwice with { Remedy = "Keep one of the two rows", RemedyChinese = "请保留其中一行" };

    public ImmutableArray<long> Units => _units.ToImmutable();

    public override void Read(TableRows rows) => _units.Add(ReadUnits(rows));
}
