namespace BondResolution.Files.Footers;

/// <summary>What a control total counts.</summary>
internal enum TotalKind
{
    /// <summary>证券总数量: bonds, whatever the column of quantities holds.</summary>
    Units,

    /// <summary>总户数: accounts.</summary>
    Accounts,

    /// <summary>持有人数（已合并）: persons, each with all accounts.</summary>
    Persons,

    /// <summary>总金额: yuan, in a list of payments.</summary>
    Amount,

    /// <summary>合计 in the column of quantities: what that column holds, bonds or yuan.</summary>
    Quantity,

    /// <summary>合计 in the column of frozen bonds.</summary>
    Frozen
}
