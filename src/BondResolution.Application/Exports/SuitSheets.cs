using BondResolution.Files.Workbooks;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Exports;

/// <summary>The sheets of suits and of what they claim.</summary>
internal static class SuitSheets
{
    public static Sheet Suits(LawsuitReport report, WorkbookTexts t) => new("suits",
        [
            t.Column("suit", "诉讼", 10), t.Column("court", "法院", 30), t.Column("number", "案号", 24), t.Column("plaintiff", "原告", 30), t.Column("defendant", "被告", 30),
            t.Column("filed", "起诉", 12), t.Column("accepted", "立案", 12), t.Column("stage", "阶段", 16), t.Column("holders", "持有人（户）", 12), t.Column("bonds", "张", 14),
            t.Column("claimed", "主张金额", 20), t.Column("awarded", "裁判金额", 20), t.Column("advanced, open", "垫付未收回", 18), t.Column("prepaid, open", "预付未返还", 18),
            t.Column("holders bore", "持有人负担费用", 18), t.Column("still claimed", "仍主张金额", 20), t.Column("label", "标签", 12),
                t.Column("source", "来源", 44)
        ],
        report.Suits.Select(s => (Cell[])
        [
            Cell.Of(s.Id), Cell.Of(s.Court), Cell.Of(s.Number), Cell.Of(s.Plaintiff), Cell.Of(s.Defendant), Cell.Of(s.Filed), Cell.Of(s.Accepted), Cell.Of(s.Stage),
            Cell.Of(s.Holders), Cell.Of(s.Units), Cell.Of(s.Claimed), Cell.Of(s.Award?.Total), Cell.Of(s.Costs.ByTrusteeOpen), Cell.Of(s.Costs.ByHoldersOpen),
            Cell.Of(s.Costs.HoldersBore), Cell.Of(s.Credit.StillClaimed.Total), Cell.Of(s.Label), Cell.Of(s.Source)
        ]))
    {
        Summed = [9, 10, 11, 12, 13, 14, 15], TotalWord = t.Total
    };

    public static Sheet Claims(LawsuitReport report, WorkbookTexts t) => new("claims",
        [
            t.Column("suit", "诉讼", 10), t.Column("claim", "请求", 40), t.Column("tier", "层级", 12), t.Column("base", "基数", 20), t.Column("rate", "利率", 16),
            t.Column("from", "起", 12), t.Column("to", "止", 12), t.Column("days", "天数", 8), t.Column("amount", "金额", 20),
                t.Column("arithmetic", "算式", 60)
        ],
        report.Suits.SelectMany(s => s.Claims.Select(c => (Cell[])
        [
            Cell.Of(s.Id), Cell.Of(c.Name), Cell.Of(c.Tier), Cell.Of(c.Base), Cell.Of(c.Rate), Cell.Of(c.From), Cell.Of(c.To), Cell.Of(c.Days), Cell.Of(c.Amount), Cell.Of(c.Formula)
        ])))
    {
        Summed = [8], TotalWord = t.Total
    };
}
