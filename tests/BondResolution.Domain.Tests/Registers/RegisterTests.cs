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
        var (step, refusal) = Register.Import(Sealed, Opening with { Layout = "read in another way" }, "another command");
        Assert.Equal((Register.ImportStep.StandsAlready, null), (step, refusal));
    }

    [Fact]
    public void Another_file_for_a_record_date_that_has_a_register_is_refused()
    {
        var (_, refusal) = Register.Import(Sealed, Opening with { FileDigest = "another file" }, "import");
        Assert.Equal("1", Decided.Is(RegisterProblems.AlreadyImported, refusal).Detail("sequence"));
    }

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
