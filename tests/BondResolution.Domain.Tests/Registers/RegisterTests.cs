using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Registers;

public class RegisterTests
{
    private static readonly RegisterPart File = new("digest of the file", null, "plain", "utf-8", QuantityIs.Units, 0);

    private static readonly RegisterOrigin Opening = Of(File);

    private static readonly RegisterLines Lines = new([2], ["A000000001"], default, [Domain.Bonds.HolderClass.Individual], [100], default);

    [Fact]
    public void Where_nothing_stands_an_import_begins() =>
        Assert.Equal((Register.ImportStep.Begin, null), Register.Import(Register.State.Initial, Opening, "import"));

    [Fact]
    public void The_same_import_cut_off_is_taken_up_behind_the_chunks_that_stand()
    {
        var state = Standing(("import", Opening.Opening), ("import", new Register.Event.Lines(Lines)), ("import", new Register.Event.Lines(Lines)));
        Assert.Equal(2, state.Chunks);
        Assert.Equal((Register.ImportStep.TakeUp, null), Register.Import(state, Opening, "import"));
    }

    [Fact]
    public void Another_import_cut_off_is_given_up()
    {
        var state = Standing(("import", Opening.Opening), ("import", new Register.Event.Lines(Lines)));
        Assert.Equal((Register.ImportStep.GiveUpAndBegin, null), Register.Import(state, Of(File with { FileDigest = "another file" }), "import"));
        Assert.Equal((Register.ImportStep.GiveUpAndBegin, null), Register.Import(state, Of(File with { QuantityIs = QuantityIs.Face }), "import"));
        Assert.Equal((Register.ImportStep.GiveUpAndBegin, null), Register.Import(state, Opening, "another command"));
    }

    [Fact]
    public void After_giving_up_an_import_begins()
    {
        var state = Standing(("import", Opening.Opening), ("import", new Register.Event.Lines(Lines)), ("next", new Register.Event.GivenUp("cut off")));
        Assert.Equal((Register.ImportStep.Begin, null), Register.Import(state, Opening, "import"));
    }

    [Fact]
    public void The_very_file_that_stands_sealed_is_recorded_once()
    {
        Assert.Equal((Register.ImportStep.StandsAlready, null), Register.Import(Sealed, Opening, "another command"));
        Assert.Equal((Register.ImportStep.StandsAlready, null), Register.Import(Sealed, Of(File with { Encoding = "gb18030" }), "another command"));
    }

    [Fact]
    public void Another_file_or_sheet_or_reading_is_compared_with_the_register_that_stands()
    {
        foreach (var other in new[] { Of(File with { FileDigest = "another file" }), Of(File with { Sheet = "another sheet" }), Of(File with { Layout = "another layout" }) })
            Assert.Equal((Register.ImportStep.Compare, null), Register.Import(Sealed, other, "import"));
    }

    [Fact]
    public void The_very_file_read_as_money_instead_of_bonds_is_refused() =>
        Decided.Is(RegisterProblems.ReadOtherwise, Register.Import(Sealed, Of(File with { QuantityIs = QuantityIs.Face }), "import").Refusal);

    [Fact]
    public void Two_sheets_of_a_workbook_are_two_sources_and_a_text_is_known_by_its_digest()
    {
        Assert.Equal(File.FileDigest, Opening.Source);
        Assert.Equal(3, new[] { File, File with { Sheet = "A" }, File with { Sheet = "B" } }.Select(part => Of(part).Source).Distinct().Count());
        Assert.Equal(64, Of(File with { Sheet = "A" }).Source.Length);
    }

    [Fact]
    public void One_part_begins_with_the_event_of_a_file_and_several_with_one_that_lists_them()
    {
        Assert.IsType<Register.Event.Opened>(Opening.Opening);
        Assert.IsType<Register.Event.SheetOpened>(Of(File with { Sheet = "A" }).Opening);
        Assert.Equal(new[] { File, Second }, Assert.IsType<Register.Event.PartsOpened>(Both.Opening).Parts.ToArray());
        foreach (var origin in new[] { Opening, Of(File with { Sheet = "A" }), Both })
            Assert.Equal(origin, RegisterOrigin.Of(origin.Opening));
        Assert.Null(RegisterOrigin.Of(new Register.Event.Lines(Lines)));
    }

    [Fact]
    public void Parts_are_known_by_all_of_them_in_order()
    {
        var sources = new[] { Opening, Of(Second), Both, Of(Second, File), Of(File, Second, File with { Sheet = "A" }) }.Select(origin => origin.Source).ToList();
        Assert.Equal(sources.Count, sources.Distinct().Count());
        Assert.All(sources.Skip(2), source => Assert.Equal(64, source.Length));
        Assert.Equal((Both, Both.GetHashCode()), (Of(File, Second), Of(File, Second).GetHashCode()));
        Assert.NotEqual(Both, Of(Second, File));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(10, 1, 10)]
    [InlineData(11, 2, 1)]
    [InlineData(500, 2, 490)]
    public void A_line_number_leads_back_to_the_part_and_its_line(int line, int part, int own) => Assert.Equal((part, own), Both.PartOf(line));

    [Fact]
    public void The_same_files_are_those_of_the_same_bytes_in_the_same_order_and_of_the_same_sheets_where_these_are_known()
    {
        foreach (var same in new[] { Both, Of(File with { Layout = "another" }, Second), Of(File, Second with { Sheet = null }) })
            Assert.True(Both.HasFilesOf(same));
        foreach (var other in new[] { Of(Second, File), Opening, Of(File, Second with { Sheet = "another" }), Of(File, Second, File) })
            Assert.False(Both.HasFilesOf(other));
    }

    [Fact]
    public void Parts_that_stand_are_recorded_once_in_whatever_order_and_each_by_itself()
    {
        var standing = Standing(("import", Both.Opening), ("import", new Register.Event.Lines(Lines)), ("import", new Register.Event.Sealed(1, 100, 0, "digest")));
        Assert.Equal((Register.ImportStep.StandsAlready, null), Register.Import(standing, Both, "another"));
        foreach (var (origin, parts) in new[] { (Of(Second, File), "2, 1"), (Opening, "1"), (Of(Second), "2") })
            Assert.Equal(parts, Decided.Is(RegisterProblems.SamePart, Register.Import(standing, origin, "another").Refusal).Detail("parts"));
        Assert.Equal((Register.ImportStep.Compare, null), Register.Import(standing, Of(Second with { Layout = "another" }), "another"));
        Decided.Is(RegisterProblems.ReadOtherwise, Register.Import(standing, Of(File, Second with { QuantityIs = QuantityIs.Face }), "another").Refusal);
    }

    [Fact]
    public void Parts_of_which_one_stands_alone_are_refused_with_its_number()
    {
        Assert.Equal("1", Decided.Is(RegisterProblems.PartStands, Register.Import(Sealed, Both, "another").Refusal).Detail("no"));
        Assert.Equal("2", Decided.Is(RegisterProblems.PartStands, Register.Import(Sealed, Of(Second, File), "another").Refusal).Detail("no"));
    }

    [Fact]
    public void Parts_cut_off_are_taken_up_in_the_same_order_alone()
    {
        var state = Standing(("import", Both.Opening), ("import", new Register.Event.Lines(Lines)));
        Assert.Equal((Register.ImportStep.TakeUp, null), Register.Import(state, Of(File, Second), "import"));
        Assert.Equal((Register.ImportStep.GiveUpAndBegin, null), Register.Import(state, Of(Second, File), "import"));
    }

    private static readonly RegisterPart Second = new("digest of another", "Sheet1", "szse-t1", "xlsx", QuantityIs.Units, 10);

    private static RegisterOrigin Both => Of(File, Second);

    private static RegisterOrigin Of(params RegisterPart[] parts) => new(Jan(1), [.. parts]);

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
        Assert.Equal(new RegisterComparison(2, "C", 1, 1), found);
        var refusal = Decided.Is(RegisterProblems.AlreadyImported, Register.SameOrRefused(Sealed, found));
        Assert.Equal(("1", "2", "C"), (refusal.Detail("sequence"), refusal.Detail("count"), refusal.Detail("account")));
    }

    [Fact]
    public void Lines_that_all_stand_in_the_register_are_refused_without_the_advice_to_withdraw_it()
    {
        var found = RegisterComparison.Of(Content([("A", 1), ("B", 2)]), Content([("B", 2)]));
        var refusal = Decided.Is(RegisterProblems.Within, Register.SameOrRefused(Sealed, found));
        Assert.Equal(("1", "1"), (refusal.Detail("accounts"), refusal.Detail("missing")));
        Assert.False(RegisterComparison.Of(Content([("A", 1), ("B", 2)]), Content([("B", 3)])).IsWithin);
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
        var state = Standing(("import", Opening.Opening), ("import", new Register.Event.Lines(Lines)), ("import", new Register.Event.Sealed(1, 100, 0, "digest")),
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
        Standing(("import", Opening.Opening), ("import", new Register.Event.Lines(Lines)), ("import", new Register.Event.Sealed(1, 100, 0, "digest")));

    private static Register.State Standing(params (string CommandId, Register.Event Event)[] events) =>
        Register.State.Of(History.Standing(events.Select((e, i) => new Recorded<Register.Event>(i + 1, Jan(1), e.CommandId, e.Event))));
}
