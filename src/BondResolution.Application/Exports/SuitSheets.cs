using BondResolution.Files.Workbooks;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Exports;

/// <summary>The sheets of suits and of what they claim.</summary>
internal static class SuitSheets
{
    public static Sheet Suits(LawsuitReport report, WorkbookTexts t) => new(t.Say("suits", "诉讼"),
        [
            t.Column("suit", "诉讼", 8), t.Column("court", "法院", 18), t.Column("number", "案号", 18), t.Column("plaintiff", "原告", 18),
            t.Column("defendant", "被告", 18), t.Column("filed", "起诉", 12), t.Column("accepted", "立案", 12), t.Column("stage", "阶段", 11),
            t.Figures("holders", "持有人（户）", 9), t.Figures("bonds", "张", 12), t.Figures("claimed", "主张金额", 17),
            t.Figures("awarded", "裁判金额", 17), t.Figures("advanced, open", "垫付未收回", 14), t.Figures("prepaid, open", "预付未返还", 14),
            t.Figures("holders bore", "持有人负担费用", 14), t.Figures("still claimed", "仍主张金额", 17), t.Column("label", "标签", 11),
            t.Column("source", "来源", 26)
        ],
        report.Suits.Select(s => (Cell[])
        [
            Cell.Of(s.Id), Cell.Of(s.Court), Cell.Of(s.Number), Cell.Of(s.Plaintiff), Cell.Of(s.Defendant), Cell.Of(s.Filed), Cell.Of(s.Accepted), Cell.Of(t.Word(s.Stage)),
            Cell.Of(s.Holders), Cell.Of(s.Units), Cell.Of(s.Claimed), Cell.Of(s.Award?.Total), Cell.Of(s.Costs.ByTrusteeOpen), Cell.Of(s.Costs.ByHoldersOpen),
            Cell.Of(s.Costs.HoldersBore), Cell.Of(s.Credit.StillClaimed.Total), Cell.Of(t.Word(s.Label)), Cell.Of(s.Source)
        ]))
    {
        Summed = [9, 10, 11, 12, 13, 14, 15], TotalWord = t.Total
    };

    public static Sheet Claims(LawsuitReport report, WorkbookTexts t) => new(t.Say("claims", "诉讼请求"),
        [
            t.Column("suit", "诉讼", 8), t.Column("claim", "请求", 30), t.Column("tier", "层级", 12), t.Figures("base", "基数", 18),
            t.Column("rate", "利率", 18), t.Column("from", "起", 12), t.Column("to", "止", 12), t.Figures("days", "天数", 8),
            t.Figures("amount", "金额", 18), t.Column("arithmetic", "算式", 60)
        ],
        report.Suits.SelectMany(s => s.Claims.Select(c => (Cell[])
        [
            Cell.Of(s.Id), Cell.Of(c.Name), Cell.Of(t.Word(c.Tier)), Cell.Of(c.Base), Cell.Of(c.Rate), Cell.Of(c.From), Cell.Of(c.To), Cell.Of(c.Days), Cell.Of(c.Amount), Cell.Of(c.Formula)
        ])))
    {
        Summed = [8], TotalWord = t.Total
    };
}
