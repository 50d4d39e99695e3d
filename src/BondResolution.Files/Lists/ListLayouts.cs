using System.Collections.Immutable;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Lists;

/// <summary>The layouts of lists that name accounts: tenders under an offer, holders in a suit.</summary>
public static class ListLayouts
{
    private static readonly ImmutableArray<string> AccountHeaders =
        ["account", "account number", "account no", "securities account", "证券账户号码", "证券账户号", "证券账户", "证券账号", "账户号码", "账户"];

    private static readonly ImmutableArray<string> UnitsHeaders = ["units", "bonds", "quantity", "申报数量", "持有数量", "数量", "张数"];

    public static readonly TableLayout Tenders = new("tenders",
    [
        TableColumn.Required(Field.Account, AccountHeaders),
        TableColumn.Required(Field.Vote, ["vote", "表决意见", "表决", "意见"]),
        TableColumn.Optional(Field.Units, UnitsHeaders)
    ]);

    public static readonly TableLayout SuitHolders = new("suit-holders",
    [
        TableColumn.Required(Field.Account, AccountHeaders),
        TableColumn.Required(Field.Units, UnitsHeaders)
    ]);

    public static ImmutableArray<TableLayout> All { get; } = [Tenders, SuitHolders];
}
