using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Registers;

public class RegisterTests
{
    private static readonly Register.Event.Opened Opening = new(Jan(1), "digest of the file", "plain", "utf-8", QuantityIs.Units);

    private static readonly RegisterLines Lines = new([2], ["A000000001"], default, [Domain.Bonds.HolderClass.Individual], [100], default);

    [Fact]
    public void Where_nothing_stands_an_import_begins() =>
        Assert.Equal((Register.ImportStep.Begin, null), Register.Import(Register.State.Initial, Opening, "import"));

    [Fact]
    public void The_same_import_cut_off_is_taken_up_behind_the_chunks_that_stand()
    {
        var state = Standing(("import", Opening), ("import", new Register.Event.Lines(Lines)), ("import", new Register.Event.Lines(Lines)));
        Assert.Equal(2, state.Chunks);
        Assert.Equal((Register.ImportStep.TakeUp, null), Register.Import(state, Opening, "import"));
    }

    [Fact]
    public void Another_import_cut_off_is_given_up()
    {
        var state = Standing(("import", Opening), ("import", new Register.Event.Lines(Lines)));
        Assert.Equal((Register.ImportStep.GiveUpAndBegin, null), Register.Import(state, Opening with { FileDigest = "another file" }, "import"));
        Assert.Equal((Register.ImportStep.GiveUpAndBegin, null), Register.Import(state, Opening with { QuantityIs = QuantityIs.Face }, "import"));
        Assert.Equal((Register.ImportStep.GiveUpAndBegin, null), Register.Import(state, Opening, "another command"));
    }

    [Fact]
    public void After_giving_up_an_import_begins()
    {
        var state = Standing(("import", Opening), ("import", new Register.Event.Lines(Lines)), ("next", new Register.Event.GivenUp("cut off")));
        Assert.Equal((Register.ImportStep.Begin, null), Register.Import(state, Opening, "import"));
    }

    [Fact]
    public void The_very_file_that_stands_sealed_is_recorded_once()
    {
        Assert.Equal((Register.ImportStep.StandsAlready, null), Register.Import(Sealed, Opening, "another command"));
        Assert.Equal((Register.ImportStep.StandsAlready, null), Register.Import(Sealed, Opening with { Encoding = "gb18030" }, "another command"));
    }

    [Fact]
    public void Another_file_or_sheet_or_reading_is_compared_with_the_register_that_stands()
    {
        foreach (var other in new[] { Opening with { FileDigest = "another file" }, Opening with { Sheet = "another sheet" }, Opening with { Layout = "another layout" } })
            Assert.Equal((Register.ImportStep.Compare, null), Register.Import(Sealed, other, "import"));
    }

    [Fact]
    public void The_very_file_read_as_money_instead_of_bonds_is_refused() =>
        Decided.Is(RegisterProblems.ReadOtherwise, Register.Import(Sealed, Opening with { QuantityIs = QuantityIs.Face }, "import").Refusal);

    [Fact]
    public void Two_sheets_of_a_workbook_are_two_sources_and_a_text_is_known_by_its_digest()
    {
        Assert.Equal(Opening.FileDigest, Opening.Source);
        Assert.Equal(3, new[] { Opening, Opening with { Sheet = "A" }, Opening with { Sheet = "B" } }.Select(o => o.Source).Distinct().Count());
        Assert.Equal(64, (Opening with { Sheet = "A" }).Source.Length);
    }

    [Fact]
    public void The_same_lines_in_another_order_are_the_same_register()
    {
        var found = RegisterComparison.Of(Content([("A", 1), ("B", 2)], [("C", 3)]), Content([("C", 3), ("B", 2)], [("A", 1)]));
        Assert.True(found.IsSame);
        Assert.Equal(RegisterProblems.SameLines, Register.SameOrRefused(Sealed, found).Kind);
    }

    [Fact]
    public void Other_lines_for_a_record_date_that_has_a_register_are_refused_with_how_many_and_the_first()
    {
        var found = RegisterComparison.Of(Content([("A", 1), ("B", 2)]), Content([("A", 1), ("C", 3)]));
        Assert.Equal(new RegisterComparison(2, "C", 1), found);
        var refusal = Decided.Is(RegisterProblems.AlreadyImported, Register.SameOrRefused(Sealed, found));
        Assert.Equal(("1", "2", "C"), (refusal.Detail("sequence"), refusal.Detail("count"), refusal.Detail("account")));
    }

    [Fact]
    public void Lines_of_other_accounts_only_look_like_another_part()
    {
        var found = RegisterComparison.Of(Content([("A", 1)]), Content([("B", 2), ("C", 3)]));
        var refusal = Decided.Is(RegisterProblems.OtherPart, Register.SameOrRefused(Sealed, found));
        Assert.Equal(("1", "2"), (refusal.Detail("accounts"), refusal.Detail("others")));
    }

    private static RegisterContent Content(params (string Account, long Units)[][] chunks) => new("", Jan(1), [.. chunks.Select(rows => new RegisterLines(
        [.. rows.Select((_, i) => i + 2)], [.. rows.Select(r => (Domain.Bonds.AccountNumber)r.Account)], default,
        [.. rows.Select(_ => Domain.Bonds.HolderClass.Individual)], [.. rows.Select(r => r.Units)], default))]);

    [Fact]
    public void A_register_withdrawn_leaves_its_record_date_free()
    {
        var state = Standing(("import", Opening), ("import", new Register.Event.Lines(Lines)), ("import", new Register.Event.Sealed(1, 100, 0, "digest")),
            ("withdraw", new Register.Event.Withdrawn("import", "wrong file")));
        Assert.Equal(Register.State.Initial, state);
    }

    [Fact]
    public void A_line_without_columns_that_hold_nothing_reads_as_nothing()
    {
        Assert.True(Lines.PersonAt(0).IsNone);
        Assert.Equal(0, Lines.FrozenAt(0));
        Assert.Equal("register-128044-2025-01-01", Register.StreamName("128044", Jan(1)));
    }

    [Fact]
    public void An_event_it_does_not_know_stops_the_reader() => Assert.Throws<UnknownEventException>(() =>
        Register.State.Initial.Evolve(new Recorded<Register.Event>(1, Jan(1), "c", new Register.Event.Withdrawn("import", ""))));

    private static Register.State Sealed =>
        Standing(("import", Opening), ("import", new Register.Event.Lines(Lines)), ("import", new Register.Event.Sealed(1, 100, 0, "digest")));

    private static Register.State Standing(params (string CommandId, Register.Event Event)[] events) =>
        Register.State.Of(History.Standing(events.Select((e, i) => new Recorded<Register.Event>(i + 1, Jan(1), e.CommandId, e.Event))));
}
