using BondResolution.Domain.People;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Tests.People;

public class PersonalDataTests
{
    private static readonly Subject Zhang = new(["A1", "A2"], ["p1"], ["i1"]);
    private static readonly Subject Li = new(["B1"], default, default);
    private static readonly Retention Over = new(new(2005, 1, 27), 0);
    private static readonly DateOnly Today = new(2025, 1, 28);

    [Fact]
    public void A_person_is_restricted_once_and_the_restriction_lifted_by_any_of_his_accounts()
    {
        var restricted = Of(new PersonalData.Event.Restricted(Zhang, "r"));

        Assert.Equal(new PersonalData.Event.Restricted(Zhang, "r"), Assert.Single(Decided.Accepted(PersonalData.Restrict(Of(), Zhang, "r"))));
        Assert.Empty(Decided.Accepted(PersonalData.Restrict(restricted, Zhang with { Persons = default }, "r"), PersonalDataProblems.StandsAlready));
        Assert.True(restricted.IsRestricted(new Subject(["A9"], ["p1"], default)));
        Assert.False(restricted.IsRestricted(Li));
        Assert.Single(Decided.Accepted(PersonalData.Lift(restricted, Zhang with { Accounts = ["A2"] }, "r")));
        Assert.Empty(Of(new PersonalData.Event.Restricted(Zhang, "r"), new PersonalData.Event.Lifted(Zhang, "r")).Restrictions);
        Decided.Refused(PersonalDataProblems.NotRestricted, PersonalData.Lift(restricted, Li, "r"));
    }

    [Fact]
    public void A_new_account_of_a_restricted_person_is_restricted_too()
    {
        var restricted = Of(new PersonalData.Event.Restricted(Zhang, "r"));

        Assert.Single(Decided.Accepted(PersonalData.Restrict(restricted, Zhang with { Accounts = ["A1", "A2", "A3"] }, "r")));
    }

    [Fact]
    public void Records_are_kept_for_twenty_years_from_the_last_event_and_while_bonds_are_held()
    {
        var retention = new Retention(new(2005, 1, 27), 0);

        Assert.Equal((new DateOnly(2025, 1, 27), true, false), (retention.Until, retention.Runs(new(2025, 1, 27)), retention.Runs(new(2025, 1, 28))));
        Assert.True((retention with { Units = 1 }).Runs(DateOnly.MaxValue));
        Assert.Equal(new DateOnly(2044, 2, 29), new Retention(new(2024, 2, 29), 0).Until);
    }

    [Fact]
    public void Nobody_is_erased_before_that_without_a_legal_ground_and_the_ground_is_recorded()
    {
        Assert.Equal("2045-01-28", Decided.Refused(PersonalDataProblems.RetentionRuns, PersonalData.Erase(Of(), Zhang, "r", new(Today, 0), null, Today)).Detail("until"));
        Assert.Equal("7", Decided.Refused(PersonalDataProblems.RetentionRuns, PersonalData.Erase(Of(), Zhang, "r", Over with { Units = 7 }, null, Today)).Detail("units"));
        Assert.Equal(new PersonalData.Event.ErasureAsked(Zhang, "r", new(2045, 1, 28), "court"),
            Assert.Single(Decided.Accepted(PersonalData.Erase(Of(), Zhang, "r", new(Today, 0), "court", Today))));
        Assert.Equal(new PersonalData.Event.ErasureAsked(Zhang, "r", null, "court"), Assert.Single(Decided.Accepted(PersonalData.Erase(Of(), Zhang, "r", Over with { Units = 7 }, "court", Today))));
        Assert.Equal(new PersonalData.Event.ErasureAsked(Zhang, "r", Over.Until, null), Assert.Single(Decided.Accepted(PersonalData.Erase(Of(), Zhang, "r", Over, "not needed", Today))));
    }

    [Fact]
    public void An_erasure_is_asked_for_then_done_and_nothing_more_is_done_with_the_person()
    {
        var asked = Of(new PersonalData.Event.ErasureAsked(Zhang, "r", null, "g"));
        var done = Of(new PersonalData.Event.ErasureAsked(Zhang, "r", null, "g"), new PersonalData.Event.Erased("c1", 3));

        Assert.False(Assert.Single(asked.Erasures).IsDone);
        Assert.True(Assert.Single(done.Erasures).IsDone);
        Assert.Empty(Decided.Accepted(PersonalData.Erase(asked, Zhang, "r", Over, null, Today), PersonalDataProblems.StandsAlready));
        Decided.Refused(PersonalDataProblems.Erased, PersonalData.Restrict(asked, Zhang, "r"));
        Assert.Single(Decided.Accepted(PersonalData.Restrict(asked, Li, "r")));
    }

    private static PersonalData.State Of(params PersonalData.Event[] events) =>
        PersonalData.State.Of(events.Select((e, i) => new Recorded<PersonalData.Event>(i + 1, Today, $"c{i + 1}", e)));
}
