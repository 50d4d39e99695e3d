using System.Collections.Immutable;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Lists;

/// <summary>Reads holders in a suit: <c>account,units</c>.</summary>
internal sealed class SuitHolderReading(OpenTable table, RegisterOptions options, Faults faults) : UnitsReading(table, options, faults)
{
    private readonly ImmutableArray<long>.Builder _units = ImmutableArray.CreateBuilder<long>();

    public ImmutableArray<long> Units => _units.ToImmutable();

    protected override Int128 Sum => _units.Aggregate(Int128.Zero, (all, some) => all + some);

    public override void Read(TableRows rows) => _units.Add(ReadUnits(rows));
}
