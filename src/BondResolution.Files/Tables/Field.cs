namespace BondResolution.Files.Tables;

/// <summary>What a column of a table means to the ledger.</summary>
public enum Field
{
    /// <summary>Known and not read: a running number (序号), a share of the issue (持有比例).</summary>
    Ignored,

    /// <summary>Securities account (证券账户号码).</summary>
    Account,

    /// <summary>Margin account (信用证券账户号码) of a person whose accounts stand in one row: the row's account where no other is named.</summary>
    MarginAccount,

    /// <summary>Number of the person behind the account (一码通账户号码).</summary>
    Person,
    Name,
    IdNumber,

    /// <summary>Class of holder (持有人类别).</summary>
    Class,

    /// <summary>A number of bonds.</summary>
    Units,

    /// <summary>持有金额（元）: bonds or yuan, told by a control total or the operator; in a list of payments that came back yuan.</summary>
    Amount,

    /// <summary>Bonds pledged or frozen (质押/冻结总数).</summary>
    Frozen,
    Phone,
    Address,
    Remark,
    Vote,

    /// <summary>Why a payment came back, or is made again (退票原因).</summary>
    Reason
}
