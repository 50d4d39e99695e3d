namespace BondResolution.Files.Registers;

/// <summary>The totals that a register states of itself, null where it states none.</summary>
/// <param name="Units">证券总数量: bonds.</param>
/// <param name="Accounts">总户数: accounts.</param>
/// <param name="Persons">持有人数（已合并）: persons, each with all accounts. Compared where the register numbers persons.</param>
public sealed record ControlTotals(long? Units, long? Accounts, long? Persons);
