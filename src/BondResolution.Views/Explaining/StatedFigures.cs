using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;

namespace BondResolution.Views.Explaining;

/// <summary>What is stated and not summed: case, scope, face, what was owed at default.</summary>
internal static class StatedFigures
{
    public static IEnumerable<(string, Figure)> All() =>
    [
        ("case", Figure.Stated("the bond's code", "债券代码", (s, _) => s.Scope.Code, Opened)),
        ("asOf", Figure.Stated("the date asked for", "查询的生效日", (s, _) => s.Scope.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
        ("asKnown.sequence", Figure.Stated("how far the ledger is known", "所知的账本序号", (s, _) => s.AsKnown.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ("asKnown.at", Figure.Stated("when that sequence was recorded", "该序号的记录时刻",
            (s, _) => s.AsKnown.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture))),
        ("asKnown.root", Figure.Stated("root of the Merkle tree over all events up to that sequence; bondres audit verify recomputes it",
            "截至该序号全部事件的默克尔树根；bondres audit verify 可重新计算", (s, _) => s.AsKnown.Root)),
        ("face", Figure.Yuan("face value of one bond, as the case was opened with", "单张面值，立案时所载", (s, _) =>
            [.. s.Facts.EventsOf<Case.Event.Opened>().TakeLast(1).Select(e => Part.Of(e.Row, e.Event.Terms.Face.Value, new("face of one bond", "单张面值")))])),
        ("atDefault.units", Default(FigureUnit.Bonds, "bonds owed and not paid at default", "违约时未兑付张数", d => d.Units)),
        ("atDefault.principal", Default(FigureUnit.Yuan, "their principal, as recorded", "违约时本金", d => d.Principal.Value)),
        ("atDefault.interest", Default(FigureUnit.Yuan, "the interest due with it, as recorded", "违约时应付利息", d => d.Interest.Value)),
        ("atDefault", Default(FigureUnit.Bonds, "what was owed at default", "违约时所欠", d => d.Units))
    ];

    private static IEnumerable<Part> Opened(FigureSources s, FigurePlace place) =>
        s.Facts.EventsOf<Case.Event.Opened>().TakeLast(1).Select(e => Part.Of(e.Row, null, new("the case was opened", "立案")));

    private static Figure Default(FigureUnit unit, string english, string chinese, Func<Case.Event.Defaulted, long> amount) => new(unit, new(english, chinese),
        (s, _) => s.Facts.EventsOf<Case.Event.Defaulted>().TakeLast(1).Select(e => Part.Of(e.Row, amount(e.Event), Said.Both(
            $"{e.Event.Units} × {s.Face} = {s.Face * e.Event.Units}" is var atFace && s.Face * e.Event.Units == e.Event.Principal ? atFace : $"{e.Event.Units}; {e.Event.Principal}"))))
    {
        NeedsDefault = true
    };
}
