using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Tests.Cases;

public class CaseTests
{
    private static readonly CaseTerms Lingnan = new(
        "128044", "岭南转债", "岭南生态文旅股份有限公司", "广发证券股份有限公司", new Fen(10_000), 6_600_000,
        new DateOnly(2018, 8, 14), new DateOnly(2024, 8, 14), new Price(107.00m));

    private static readonly DateOnly Maturity = new(2024, 8, 14);

    private static readonly Fen PrincipalAtFace = new(45_636_630_000);

    private static readonly Case.State Open = Case.State.Initial.Evolve(new Case.Event.Opened(Lingnan), Lingnan.IssueDate);

    private static readonly Case.State InDefault =
        Open.Evolve(new Case.Event.Defaulted(4_563_663, PrincipalAtFace, new Fen(3_194_564_100)), Maturity);

    [Fact]
    public void A_case_opens_with_its_terms() =>
        Assert.Equal(new Case.Event.Opened(Lingnan), Assert.Single(Decided.Accepted(Case.Open(Case.State.Initial, Lingnan))));

    [Fact]
    public void Opened_again_with_the_same_terms_nothing_is_recorded() =>
        Assert.Empty(Decided.Accepted(Case.Open(Open, Lingnan with { Name = "岭南" + "转债" })));

    [Fact]
    public void A_case_opens_once() =>
        Decided.Refused(CaseProblems.AlreadyOpen, Case.Open(Open, Lingnan with { Trustee = "other" }));

    [Fact]
    public void A_bond_does_not_mature_before_it_is_issued()
    {
        Decided.Refused(CaseProblems.DatesReversed, Case.Open(Case.State.Initial, Lingnan with { MaturityDate = Lingnan.IssueDate.AddDays(-1) }));
        Decided.Accepted(Case.Open(Case.State.Initial, Lingnan with { MaturityDate = Lingnan.IssueDate }));
    }

    [Fact]
    public void A_default_records_bonds_principal_and_interest_as_published()
    {
        // CASE §1: 4,563,663 bonds, 45,636.63 万元, and 7.00 a bond of interest, 31,945,641.00.
        var happened = Decided.Accepted(Default(Open, 4_563_663, PrincipalAtFace, new Fen(3_194_564_100)));
        Assert.Equal(new Case.Event.Defaulted(4_563_663, PrincipalAtFace, new Fen(3_194_564_100)), Assert.Single(happened));
        Assert.Equal(Maturity, InDefault.DefaultedOn);
    }

    [Fact]
    public void A_case_defaults_once_also_with_an_earlier_date_until_the_first_is_corrected()
    {
        // Given a default; whatever date a second one is recorded with, all that stands is asked.
        Recorded<Case.Event>[] events =
        [
            new(1, Lingnan.IssueDate, "open", new Case.Event.Opened(Lingnan)),
            new(2, Maturity, "default", new Case.Event.Defaulted(4_563_663, PrincipalAtFace, Fen.Zero))
        ];
        var refusal = Decided.Refused(CaseProblems.AlreadyDefaulted,
            Default(Case.State.Of(History.Standing(events)), 1, Lingnan.Face, Fen.Zero));
        Assert.Equal("2024-08-14", refusal.Detail("date"));

        var corrected = History.Standing(events.Append(new(3, Maturity, "correct", new Case.Event.Reversed("default", "date"))));
        Decided.Accepted(Default(Case.State.Of(corrected), 1, Lingnan.Face, Fen.Zero));
    }

    [Fact]
    public void Principal_below_the_bonds_at_face_is_recorded_with_a_warning_and_above_it_refused()
    {
        var decision = Default(Open, 4_563_663, PrincipalAtFace - new Fen(1), Fen.Zero);
        Decided.Accepted(decision, CaseProblems.PrincipalNotFace);
        Assert.Equal("456366300.00", decision.Warnings[0].Detail("atFace"));
        Decided.Refused(CaseProblems.PrincipalAboveFace, Default(Open, 4_563_663, PrincipalAtFace + new Fen(1), Fen.Zero));
        var contradicted = CaseProblems.Unknown.With(("case", "x"));
        Assert.Same(contradicted, Case.Default(Open, "128044", 2, Lingnan.Face, Fen.Zero, Maturity, null, _ => contradicted).Refusal);
    }

    [Fact]
    public void No_more_bonds_default_than_were_issued()
    {
        Decided.Accepted(Default(Open, 6_600_000, Lingnan.Face * 6_600_000, Fen.Zero));
        Decided.Refused(CaseProblems.MoreThanIssued, Default(Open, 6_600_001, Lingnan.Face * 6_600_001, Fen.Zero));
    }

    [Fact]
    public void No_bond_was_cancelled_before_the_default()
    {
        var refusal = Decided.Refused(CaseProblems.CancelledBefore,
            Case.Default(Open, "128044", 1, Lingnan.Face, Fen.Zero, Maturity, (Maturity.AddDays(-1), 7), _ => null));
        Assert.Equal(("2024-08-13", "7"), (refusal.Detail("cancelled"), refusal.Detail("sequence")));
        Decided.Accepted(Case.Default(Open, "128044", 1, Lingnan.Face, Fen.Zero, Maturity, (Maturity, 7), _ => null));
    }

    [Fact]
    public void Nothing_is_recorded_about_a_case_that_was_never_opened()
    {
        Decided.Refused(CaseProblems.Unknown, Case.Warn(Case.State.Initial, "128044", WarningBy.Issuer, "风险提示"));
        Decided.Refused(CaseProblems.Unknown, Default(Case.State.Initial, 1, Lingnan.Face, Fen.Zero));
        Decided.Refused(CaseProblems.Unknown, Case.Accelerate(Case.State.Initial, "128044", Maturity));
        Decided.Refused(CaseProblems.Unknown, Case.HoldMeeting(Case.State.Initial, "128044", 1, []));
        Assert.Equal("case.unknown", Case.NotOpen(Case.State.Initial, "128044")?.Code);
    }

    [Fact]
    public void Of_several_accelerations_the_earliest_stops_the_interest()
    {
        Assert.Single(Decided.Accepted(Case.Accelerate(InDefault, "128044", new DateOnly(2024, 8, 7))));
        var state = InDefault.Evolve(new Case.Event.Accelerated(new DateOnly(2024, 8, 7)), Maturity)
            .Evolve(new Case.Event.Accelerated(new DateOnly(2024, 9, 1)), Maturity);
        Assert.Equal(new DateOnly(2024, 8, 7), state.InterestUntil);
        Assert.Equal(new DateOnly(2024, 8, 1), state.Evolve(new Case.Event.Accelerated(new DateOnly(2024, 8, 1)), Maturity).InterestUntil);
    }

    [Fact] // Civil Code Art. 195
    public void An_acknowledgment_is_made_to_one_account_or_to_all()
    {
        var one = Assert.Single(Decided.Accepted(Case.Acknowledge(InDefault, "128044", "0100000001", "同意履行")));
        var all = Assert.Single(Decided.Accepted(Case.Acknowledge(InDefault, "128044", null, "同意履行")));
        Assert.Equal([(Maturity, (string?)"0100000001"), (Maturity.AddDays(1), null)], InDefault.Evolve(one, Maturity).Evolve(all, Maturity.AddDays(1)).Acknowledgments.AsEnumerable());
        Decided.Refused(CaseProblems.Unknown, Case.Acknowledge(Case.State.Initial, "128044", null, "同意履行"));
    }

    [Fact]
    public void Warnings_and_meetings_are_recorded_and_change_nothing_owed()
    {
        var resolutions = new Resolution("议案", "passed", 690_481, null, null);
        var warned = Assert.Single(Decided.Accepted(Case.Warn(InDefault, "128044", WarningBy.RatingAgency, "下调至 CC")));
        var held = Assert.Single(Decided.Accepted(Case.HoldMeeting(InDefault, "128044", 1, [resolutions])));
        Assert.Equal(InDefault, InDefault.Evolve(warned, Maturity).Evolve(held, Maturity));
    }

    [Fact]
    public void An_event_it_does_not_know_stops_the_reader() =>
        Assert.Throws<UnknownEventException>(() => Open.Evolve(new Case.Event.Reversed("default", "wrong"), Maturity));

    private static Decision<Case.Event> Default(Case.State state, long units, Fen principal, Fen interest) =>
        Case.Default(state, "128044", units, principal, interest, Maturity, firstCancelled: null, _ => null);
}
