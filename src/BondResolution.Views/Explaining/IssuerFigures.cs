using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>The issuer's side: what is outstanding, cancelled, repaid, and on no account.</summary>
internal static class IssuerFigures
{
    private static readonly Said ByIssuer = new("paid down before on bonds that the issuer then bought and cancelled", "发行人收购注销的债券此前已偿本金");

    public static IEnumerable<(string, Figure)> All() =>
    [
        ("outstanding.units", Figure.Bonds("what the issuer owed at default, less what was cancelled since", "违约时所欠张数减去此后注销", (s, _) => Units(s, r => r.OwedUnits)) with
        {
            NeedsDefault = true
        }),
        ("outstanding.principal", Figure.Yuan("principal owed at default, less what was repaid since", "违约时本金减去此后偿还", (s, _) =>
            [.. Principal(s, r => r.OwedFen), .. Carried(s, 1)]) with { NeedsDefault = true }),
        ("unallocated.units", Figure.Bonds("bonds owed that no register has given to an account", "所欠而名册未分到账户的张数", (s, _) => Units(s, r => r.UnitsOf(Chart.Unallocated))) with
        {
            NeedsDefault = true
        }),
        ("cancelled.units", Figure.Bonds("bonds cancelled since the default", "违约后注销张数", (s, _) => Units(s, r => r.CancelledUnits))),
        ("cancelled.instalments", Cancelled(Chart.CancelledByInstalments, "bonds cancelled by instalments", "分期偿付注销张数")),
        ("cancelled.tender", Cancelled(Chart.CancelledByTender, "bonds the issuer bought and cancelled", "发行人收购注销张数")),
        ("cancelled.recoveries", Cancelled(Chart.CancelledByRecoveries, "bonds paid off by recoveries of suits", "诉讼追偿注销张数")),
        ("repaid.principal", Figure.Yuan("principal repaid since the default, in bonds cancelled or in money", "违约后已偿本金，含注销债券与货币偿付", (s, _) =>
            [.. Principal(s, r => r.RepaidFen), .. Carried(s, -1)]))
    ];

    private static Figure Cancelled(string account, string english, string chinese) => Figure.Bonds(english, chinese, (s, _) => Units(s, r => r.UnitsOf(account)));

    private static IEnumerable<Part> Units(FigureSources s, Func<IssuerBook.Row, long> amount) =>
        s.Book.Rows.Where(r => amount(r) != 0).Select(r => new Part(r.On, r.Sequence, amount(r), How(r, units: true)));

    private static IEnumerable<Part> Principal(FigureSources s, Func<IssuerBook.Row, long> amount) => s.Book.Rows.Where(r => amount(r) != 0).Select(r =>
    {
        var (what, fen) = (How(r, units: false), new Fen(long.Abs(r.PrincipalFen)));
        var bonds = long.Abs(r.Units);
        var times = bonds == 0 ? "" : s.Face * bonds == fen ? $": {bonds} × {s.Face} = {fen}" : $": {fen}; {bonds} × {s.Face} = {s.Face * bonds}";
        return new Part(r.On, r.Sequence, amount(r), new(what.English + times, what.Chinese + times));
    });

    /// <summary>What had been paid down goes with bonds that are cancelled: their principal at face was never all owed.</summary>
    private static IEnumerable<Part> Carried(FigureSources s, int sign) =>
        s.Positions.Cancelled.Select(c => new Part(c.On, c.Sequence, sign * c.Fen, ByIssuer));

    private static Said How(IssuerBook.Row row, bool units) => row.Account switch
    {
        Chart.Debt => new("owed at default", "违约时所欠"),
        Chart.CancelledByInstalments when units || row.Units != 0 => new("cancelled by the instalment", "分期偿付注销"),
        Chart.CancelledByInstalments => new("principal paid in money", "货币偿付本金"),
        Chart.CancelledByTender => new("bought by the issuer and cancelled", "发行人收购并注销"),
        Chart.CancelledByRecoveries when units || row.Units != 0 => new("cancelled by the recovery", "追偿注销"),
        Chart.CancelledByRecoveries => new("principal recovered in money", "货币追偿本金"),
        Chart.Unallocated when row.Units > 0 => new("owed, on no account yet", "所欠，尚未分到账户"),
        Chart.Unallocated => new("given to accounts by the register", "名册分到账户"),
        _ => Said.Both(row.Account)
    };
}
