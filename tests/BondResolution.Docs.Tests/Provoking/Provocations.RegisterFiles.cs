using static BondResolution.Docs.Tests.Provoking.Provocation;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of registers whose rows are right and whose whole is not: register.</summary>
internal static partial class Provocations
{
    private const string OneRow = "证券账户号码,持有数量,备注\n0000000001,1,\n";

    private static IEnumerable<Provocation> RegisterFiles() =>
    [
        Register("register.faulty", 1, Plain + "0000000001,-1\n"),
        Register("register.quantity-undecided", 1, "证券账户号码,持有金额（元）\n0000000001,100\n"),
        Register("register.total-units", 1, OneRow + "证券总数量：,2,\n"),
        Register("register.total-units", 1, Plain + "0000000001,1\n", new("f") { ExpectUnits = 2 }),
        Register("register.total-column", 1, OneRow + "合计,2,\n"),
        Register("register.total-quantity", 1, "证券账户号码,持有金额（元）\n0000000001,150\n", new("f") { ExpectUnits = 7 }),
        Register("register.total-accounts", 1, OneRow + "总户数：,2,\n"),
        Register("register.total-persons", 1, "证券账户号码,一码通账户号码,持有数量,备注\n0000000001,123456789012,1,\n持有人数（已合并）：,2,,\n"),
        Register("register.total-unreadable", 1, OneRow + "证券总数量：,many,\n"),
        Register("register.total-twice", 1, OneRow + "证券总数量：,1,\n证券总数量：,2,\n"),
        Register("register.too-many-units", 1, Plain + "0000000001,100000000000\n0000000002,1\n"),
        Register("register.too-many-accounts", 1, Plain + "0000000001,1\n0000000002,1\n", new("f") { MaxRows = 1 })
    ];
}
