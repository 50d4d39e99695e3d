using BondResolution.Domain;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>Interest plans promise: what changed the principal, and the one formula that is rounded once.</summary>
internal static class InterestFigures
{
    public static IEnumerable<(string, Figure)> All() =>
    [
        ("interest.basis", Figure.Stated("the plan that promises it", "约定利息的方案", (s, place) => Find(s, place)?.Basis, (s, place) => Find(s, place) is { } a ? [Promise(s, a, null)] : [])),
        ("interest.accrued", Figure.Yuan("interest on the principal outstanding, a step a change of it, rounded half up once", "未偿本金的利息，本金每次变动分段，四舍五入一次",
            (s, place) => Find(s, place) is { } accrual ? [.. Principal(s), .. Stops(s), Promise(s, accrual, accrual.Accrued.Value)] : null))
    ];

    private static PlanAccruals.Accrual? Find(FigureSources s, FigurePlace place) =>
        place.Index(0) is >= 0 and var at ? PlanAccruals.Of(s.Facts, s.Book, s.Positions, s.Scope.AsOf).ElementAtOrDefault(at) : null;

    private static IEnumerable<Part> Principal(FigureSources s)
    {
        var owed = 0L;
        foreach (var change in s.Book.Rows.Select(r => (r.On, r.Sequence, Fen: r.OwedFen)).Concat(s.Positions.Cancelled).Where(c => c.Fen != 0)
            .OrderBy(c => c.On, StringComparer.Ordinal).ThenBy(c => c.Sequence))
        {
            owed += change.Fen;
            yield return new(change.On, change.Sequence, null, new($"principal outstanding {new Fen(owed)}", $"未偿本金 {new Fen(owed)}"));
        }
    }

    private static IEnumerable<Part> Stops(FigureSources s) => s.Facts.EventsOf<Case.Event.Accelerated>()
        .Select(e => Part.Of(e.Row, null, new($"interest stops on {e.Event.Until:yyyy-MM-dd}", $"利息计至 {e.Event.Until:yyyy-MM-dd}")));

    /// <summary>The plan's own event, told last: the formula needs what went before.</summary>
    private static Part Promise(FigureSources s, PlanAccruals.Accrual accrual, long? amount)
    {
        var interest = accrual.Plan.Interest!;
        var terms = $"{interest.Rate}, {Words.Of(interest.Basis)}, {Words.Of(interest.Count)}";
        var formula = accrual.Result?.Formula ?? "0.00";
        var row = Terms(s.Facts, accrual.Plan.Plan).Last();
        return Part.Of(row, amount, new(
            $"{interest.From:yyyy-MM-dd} to {accrual.To:yyyy-MM-dd} ({terms}), {accrual.Result?.Days ?? 0} days: {formula}",
            $"{interest.From:yyyy-MM-dd} 至 {accrual.To:yyyy-MM-dd}（{terms}），{accrual.Result?.Days ?? 0} 天：{formula}")) with { On = Last };
    }

    /// <summary>Orders the formula behind everything it stands on.</summary>
    internal const string Last = "9999-12-31";

    /// <summary>The events that state a plan's terms, in order.</summary>
    public static IEnumerable<FactRow> Terms(CaseFacts facts, string plan) => facts.EventsOf<Plan.Event>()
        .Where(e => e.Row.Stream == Plan.StreamName(facts.Case.Terms!.Code, plan) && e.Event is Plan.Event.Adopted or Plan.Event.Amended).Select(e => e.Row);
}
