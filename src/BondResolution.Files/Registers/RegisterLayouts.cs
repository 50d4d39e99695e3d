using System.Collections.Immutable;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>
/// The layouts of holder registers (债券持有人名册) that are known. The first that fits a header is taken: <c>plain</c> has
/// no column that only the depository's registers have.
/// </summary>
public static class RegisterLayouts
{
    private const int PersonDigits = 12;

    /// <summary>Our own: account and units, perhaps more.</summary>
    public static readonly TableLayout Plain = new("plain",
    [
        TableColumn.Required(Field.Account, ["account", "account number", "account no", "securities account", "证券账户号码", "证券账户号", "证券账户", "证券账号", "账户号码", "账户", "账号"]),
        TableColumn.Optional(Field.Person, ["person", "person number", "一码通账户号码", "一码通号码", "一码通账户", "一码通"]),
        TableColumn.Optional(Field.Name, ["name", "holder", "holder name", "持有人名称", "持有人姓名", "持有人", "姓名", "名称"]),
        TableColumn.Optional(Field.IdNumber, ["id_number", "id", "id no", "证件号码", "证件号", "身份证号码", "身份证号"]),
        TableColumn.Optional(Field.Class, ["class", "holder class", "类别"]),
        TableColumn.Required(Field.Units, ["units", "bonds", "quantity", "持有数量", "持有张数", "数量", "张数"]),
        TableColumn.Optional(Field.Frozen, ["frozen", "frozen units", "冻结", "冻结数量", "质押/冻结", "质押/冻结总数", "质押冻结总数"])
    ]);

    /// <summary>The Shenzhen bondholder register, whose quantity column is called money and has held bonds.</summary>
    public static readonly TableLayout ShenzhenBondholder = new("szse-bondholder",
    [
        TableColumn.Required(Field.Account, ["证券账户号码", "证券账户号", "证券账户", "securities account", "securities account number", "account"]),
        TableColumn.Optional(Field.Person, ["一码通账户号码", "一码通号码", "一码通账户", "一码通", "person", "person number"]),
        TableColumn.Optional(Field.Name, ["持有人名称", "持有人姓名", "holder name", "name"]),
        TableColumn.Optional(Field.IdNumber, ["证件号码", "id number", "id"]),
        TableColumn.Required(Field.Amount, ["持有金额（元）", "持有金额", "holding amount (yuan)", "holding amount", "amount held", "amount (yuan)", "amount"]),
        TableColumn.Optional(Field.Ignored, ["持有比例", "持有比例（%）", "ratio", "holding ratio", "share of issue"]),
        TableColumn.Optional(Field.Frozen, ["质押/冻结总数", "质押冻结总数", "质押/冻结", "pledged/frozen total", "pledged/frozen", "frozen"]),
        TableColumn.Optional(Field.Phone, ["联系电话", "telephone", "phone"])
    ], PersonDigits);

    /// <summary>The Shenzhen t1 and t2 files.</summary>
    public static readonly TableLayout ShenzhenT1 = new("szse-t1",
    [
        TableColumn.Optional(Field.Ignored, ["序号", "no", "number", "持有比例", "持有比例（%）", "ratio", "holding ratio", "share of issue"]),
        TableColumn.Optional(Field.Name, ["持有人名称", "持有人姓名", "holder name", "name"]),
        TableColumn.Optional(Field.Person, ["一码通账户号码", "一码通号码", "一码通账户", "一码通", "person", "person number"]),
        TableColumn.Required(Field.Account, ["证券账户号码", "证券账户号", "证券账户", "securities account", "securities account number", "account"]),
        TableColumn.Optional(Field.IdNumber, ["证件号码", "id number", "id"]),
        TableColumn.Optional(Field.Class, ["持有人类别", "类别", "holder class", "class"]),
        TableColumn.Required(Field.Units, ["持有数量", "quantity held", "quantity", "units"]),
        TableColumn.Optional(Field.Frozen, ["质押/冻结总数", "质押冻结总数", "质押/冻结", "pledged/frozen total", "pledged/frozen", "frozen"]),
        TableColumn.Optional(Field.Address, ["通讯地址", "联系地址", "address"]),
        TableColumn.Optional(Field.Phone, ["联系电话", "telephone", "phone"]),
        TableColumn.Optional(Field.Remark, ["备注", "remark", "remarks"])
    ], PersonDigits, HasFreeClassText: true);

    public static ImmutableArray<TableLayout> All { get; } = [Plain, ShenzhenBondholder, ShenzhenT1];
}
