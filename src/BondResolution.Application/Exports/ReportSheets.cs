using System.Globalization;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;
using BondResolution.Files.Workbooks;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Exports;

/// <summary>The sheets of what a case is, of its exposure, of its instalments, and of the facts behind them.</summary>
internal static class ReportSheets
{
    /// <summary>The title page: which bond, of whom, as of when, by which state of the ledger, and how to read it.</summary>
    public static Sheet About(ExposureReport e, CaseTerms terms, WorkbookTexts t) => new(t.Say("about", "封面"),
        [t.Column($"{terms.Code} {terms.Name}", $"{terms.Code} {terms.Name}", 30), t.Column("books of a bond in default", "违约债券处置账簿", 100)],
    [
        t.Row("case", "案件", e.Case),
        t.Row("bond", "债券名称", terms.Name),
        t.Row("issuer", "发行人", terms.Issuer),
        t.Row("trustee", "受托管理人", terms.Trustee),
        t.Row("issued, matured", "发行日、到期日", $"{Date(terms.IssueDate)} – {Date(terms.MaturityDate)}"),
        t.Row("as of", "截至", Date(e.AsOf)),
        [Cell.Of(t.Say("owed by the issuer, bonds", "发行人未偿（张）")),
            Cell.Of(e.Outstanding.Units is { } units ? units.ToString("#,0", CultureInfo.InvariantCulture) : null)],
        [Cell.Of(t.Say("principal owed, yuan", "未偿本金（元）")), Cell.Of(e.Outstanding.Principal?.Yuan.ToString("#,0.00",
            CultureInfo.InvariantCulture))],
        t.Row("ledger sequence", "账本序号", Number(e.AsKnown.Sequence)),
        t.Row("recorded at (UTC)", "记录时间（UTC）", e.AsKnown.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        t.Row("root (RFC 6962, base64)", "根（RFC 6962，base64）", e.AsKnown.Root),
        t.Row("face of one bond, yuan", "每张面值（元）", e.Face.ToString()),
        t.Row("written by", "生成程序", $"bondres {typeof(ReportSheets).Assembly.GetName().Version?.ToString(3)} (BondResolution)"),
        t.Row("what it is", "说明", t.Say(
            "A copy for people of what the ledger's reports say in this scope; the ledger is the truth. Money in yuan, exact. Account numbers are text. Names are masked.",
            "供阅读的副本，内容与账本报告一致；以账本为准。金额单位为元，精确到分。账户号码为文本。姓名已脱敏。")),
        t.Row("labels", "标签", t.Say(
            "reported: read in a published document. computed: follows from reported figures. inferred: fits them best. assumed: chosen, not known. An empty cell is unknown.",
            "公布：载于公开文件。计算：由公布数据得出。推断：与公布总量最相符。假设：选定而非已知。空单元格表示未知。"))
    ]);

    public static Sheet Exposure(ExposureReport e, IReadOnlyDictionary<string, string> sources, WorkbookTexts t)
    {
        return new Sheet(t.Say("exposure", "敞口"),
            [
                t.Column("figure", "数据项", 34), t.Column("what it is", "名称", 34), t.Figures("bonds", "张", 14),
                t.Figures("yuan", "元", 18), t.Figures("accounts", "户", 10), t.Column("label", "标签", 11), t.Column("sources", "来源", 60)
            ],
            [
                Row("atDefault", "at default", "违约时", "atDefault", e.AtDefault?.Units, e.AtDefault?.Principal),
                Row("atDefault.interest", "interest due at default", "违约时应付利息", "atDefault", null, e.AtDefault?.Interest),
                Row("outstanding", "outstanding, owed by the issuer", "发行人未偿", "outstanding", e.Outstanding.Units, e.Outstanding.Principal),
                Row("investors", "held by investors", "投资者持有", "investors", e.Investors.Units, e.Investors.Principal, e.Investors.Holders),
                Row("purchasers", "held by purchasers", "收购方持有", "purchasers", e.Purchasers.Units, e.Purchasers.Principal),
                Row("unallocated", "on no account", "未分配", "", e.Unallocated.Units, null),
                Row("cancelled.instalments", "cancelled by instalments", "分期偿付注销", "outstanding", e.Cancelled.Instalments, null),
                Row("cancelled.tender", "bought and cancelled by the issuer", "发行人收购注销", "outstanding", e.Cancelled.Tender, null),
                Row("cancelled.recoveries", "cancelled by recoveries", "追偿注销", "outstanding", e.Cancelled.Recoveries, null),
                Row("repaid", "principal repaid", "已偿本金", "outstanding", null, e.Repaid.Amount),
                Row("deferred", "entitled, not yet paid", "递延（应付未付）", "deferred", e.Deferred.Units, e.Deferred.Amount, e.Deferred.Accounts),
                Row("frozen", "frozen or pledged", "质押/冻结", "frozen", e.Frozen.Units, null, e.Frozen.Accounts),
                Row("reduction.buyback", "bought under offers, at face", "收购（面值）", "reduction.buyback", e.Reduction.Buyback.Units, e.Reduction.Buyback.Face, e.Reduction.Buyback.Holders),
                Row("reduction.buyback.cash", "paid for them", "收购价款", "reduction.buyback", null, e.Reduction.Buyback.Cash),
                Row("reduction.instalments.cash", "paid by instalments, before tax", "分期偿付（税前）", "reduction.instalments", e.Reduction.Instalments.Units, e.Reduction.Instalments.Cash),
                Row("reduction.instalments.toInvestors", "of it to investors", "其中：投资者", "reduction.instalments", null, e.Reduction.Instalments.ToInvestors),
                Row("reduction.instalments.toPurchasers", "of it to purchasers", "其中：收购方", "reduction.instalments", null, e.Reduction.Instalments.ToPurchasers),
                Row("reduction.instalments.fee", "payment fees", "手续费", "reduction.instalments", null, e.Reduction.Instalments.Fee),
                Row("reduction.recoveries.cash", "given out of recoveries", "追偿分配", "reduction.recoveries", null, e.Reduction.Recoveries.Cash),
                .. e.Interest.Select((i, at) => Row("interest", "interest accrued, " + i.Basis, "应计利息，" + i.Basis, ExposureReport.KeyOf("interest", at), null, i.Accrued)),
                Row("lawsuits", "claimed in suits", "诉讼主张", "lawsuits", e.Lawsuits.Units, e.Lawsuits.Claimed, e.Lawsuits.Holders)
            ]);

        Cell[] Row(string figure, string english, string chinese, string behind, long? units, Fen? yuan, long? accounts = null) =>
        [
            Cell.Of(figure), Cell.Of(t.Say(english, chinese)), Cell.Of(units), Cell.Of(yuan), Cell.Of(accounts),
            Cell.Of(t.Word(e.Labels.GetValueOrDefault(behind))), Cell.Of(sources.GetValueOrDefault(behind))
        ];
    }

    public static Sheet Series(SeriesReport series, WorkbookTexts t) => new(t.Say("series", "敞口变化"),
        [
            t.Column("date", "日期", 11), t.Figures("outstanding", "发行人未偿（张）", 19), t.Figures("principal", "未偿本金", 17),
            t.Figures("investors", "投资者（张）", 13), t.Figures("investors, yuan", "投资者本金", 17),
            t.Figures("purchasers", "收购方（张）", 13), t.Figures("purchasers, yuan", "收购方本金", 17),
            t.Column("event", "事件", 18), t.Figures("sequence", "序号", 10), t.Column("label", "标签", 11), t.Column("source", "来源", 30)
        ],
        series.Rows.Select(r => (Cell[])
            [Cell.Of(r.Date), Cell.Of(r.Outstanding), Cell.Of(r.Principal), Cell.Of(r.Investors), Cell.Of(r.InvestorsPrincipal),
                Cell.Of(r.Purchasers), Cell.Of(r.PurchasersPrincipal), Cell.Of(r.Event), Cell.Of(r.Sequence), Cell.Of(t.Word(r.Label)),
                Cell.Of(r.Source)]));

    public static Sheet Instalments(ExposureReport e, IReadOnlyDictionary<string, string> sources, WorkbookTexts t) => new(t.Say("instalments", "分期偿付"),
        [
            t.Figures("no", "期", 6), t.Figures("base", "基数（张）", 12), t.Figures("entitled", "应付（张）", 12),
            t.Figures("paid", "已付（张）", 12), t.Figures("deferred", "递延（张）", 12), t.Figures("principal", "本金", 16),
            t.Figures("interest", "利息", 16), t.Figures("tax", "代扣税", 15), t.Figures("deferred, yuan", "递延金额", 15),
            t.Figures("cash, before tax", "偿付金额（税前）", 16), t.Figures("fee", "手续费", 12), t.Figures("funded", "到账资金", 16),
            t.Column("label", "标签", 11), t.Column("sources", "来源", 26)
        ],
        e.Instalments.Select((i, at) => (Cell[])
            [
                Cell.Of(i.No), Cell.Of(i.Base), Cell.Of(i.Entitled), Cell.Of(i.Paid), Cell.Of(i.Deferred), Cell.Of(i.Principal),
                Cell.Of(i.Interest), Cell.Of(i.Tax), Cell.Of(i.DeferredAmount), Cell.Of(i.Cash), Cell.Of(i.Fee), Cell.Of(i.Funded),
                Cell.Of(t.Word(e.Labels.GetValueOrDefault(ExposureReport.KeyOf("instalments", at)))),
                Cell.Of(sources.GetValueOrDefault(ExposureReport.KeyOf("instalments", at)))
            ]))
    {
        Summed = [3, 4, 5, 6, 7, 8, 9, 10, 11], TotalWord = t.Total
    };

    /// <summary>Every fact, those that were taken back too: each of these with the sequence that took it back, and why.</summary>
    public static Sheet Facts(FactList facts, WorkbookTexts t) => new(t.Say("facts", "事实"),
        [
            t.Figures("sequence", "序号", 9), t.Column("on", "生效日", 12), t.Column("between, first day", "区间首日", 12),
            t.Column("last day", "区间末日", 12), t.Column("command", "命令", 19), t.Column("event", "事件", 24),
            t.Column("stream", "流", 22), t.Column("label", "标签", 11), t.Column("labels of fields", "各字段标签", 24),
            t.Column("source", "来源", 30), t.Column("command id", "命令编号", 20), t.Figures("reversed by sequence", "冲正于序号", 11),
            t.Column("reason of the reversal", "冲正理由", 22)
        ],
        facts.Rows.Select(f => (f.Row, ReversedBy: (long?)null, Reason: (string?)null)).Concat(facts.Reversed.Select(f =>
            (f.Row, ReversedBy: (long?)f.ReversedBy, Reason: (string?)f.Reason)))
            .OrderBy(f => f.Row.On, StringComparer.Ordinal).ThenBy(f => f.Row.Sequence).Select(f => (Cell[])
            [
                Cell.Of(f.Row.Sequence), Cell.Of(f.Row.On), Cell.Of(f.Row.Metadata.Between?[0]), Cell.Of(f.Row.Metadata.Between?[1]),
                    Cell.Of(f.Row.Do), Cell.Of(f.Row.Type), Cell.Of(f.Row.Stream),
                Cell.Of(t.Word(f.Row.Label)), Cell.Of(f.Row.Metadata.Labels is { } own
                    ? string.Join(", ", own.Select(l => $"{l.Key} {t.Word(l.Value)}")) : null), Cell.Of(f.Row.Source), Cell.Of(f.Row.Command),
                Cell.Of(f.ReversedBy), Cell.Of(f.Reason)
            ]));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
