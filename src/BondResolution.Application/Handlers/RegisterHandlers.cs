using BondResolution.Application.Commands;
using BondResolution.Application.People;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.Files.Footers;
using BondResolution.Files.Layouts;
using BondResolution.Files.Registers;

namespace BondResolution.Application.Handlers;

/// <summary>register.import, register.adopt. The order of commits: vault, chunks, seal, adoption.</summary>
public static class RegisterHandlers
{
    public static async Task<CommandOutcome> Import(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var read = await ReadAsync(command, session);
        if (read.Problem is { } problem)
            return problem;
        var file = read.Value;
        var outcome = await RecordAsync(command, session, file, cancel);
        foreach (var (part, no) in file.Parts.Select((part, at) => (part, at + 1)))
        {
            var passed = new PassedOver(file.Parts.Length == 1 ? part.PassedOver : [.. part.PassedOver.Select(line => line with { Part = no })], part.PassedCount);
            outcome = FileOptions.WithFile(WarnOfCode(WarnOfDate(outcome, command, part), command, part), session, part.FileName, passed, part.IsEndUnconfirmed, [part.LastLine]);
        }

        return outcome;
    }

    /// <summary>
    /// The same outcome with a warning where a file states other dates as its own than the record date, and not that one.
    /// </summary>
    private static CommandOutcome WarnOfDate(CommandOutcome outcome, CommandEnvelope command, RegisterReading file)
    {
        var recordDate = command.Fields.Date("recordDate");
        return outcome.Refusal is not null || file.StatedDates.IsEmpty || file.StatedDates.Any(stated => stated.Date == recordDate)
            ? outcome
            : outcome.Warn(RegisterProblems.OtherDate.With(("file", file.FileName), ("line", file.StatedDates[0].Line), ("words", file.StatedDates[0].Words),
                ("stated", file.StatedDates[0].Date), ("recordDate", recordDate)));
    }

    /// <summary>
    /// The same outcome with a warning where a file states codes of bonds, and none of them is the case's. A case that is called otherwise
    /// than by a code says nothing.
    /// </summary>
    private static CommandOutcome WarnOfCode(CommandOutcome outcome, CommandEnvelope command, RegisterReading file)
    {
        var isCode = command.Case.Count(char.IsAsciiDigit) == 6;
        return outcome.Refusal is not null || !isCode || file.StatedCodes.IsEmpty || file.StatedCodes.Any(stated => command.Case.Contains(stated.Code, StringComparison.Ordinal))
            ? outcome
            : outcome.Warn(RegisterProblems.OtherCode.With(("file", file.FileName), ("line", file.StatedCodes[0].Line), ("words", file.StatedCodes[0].Words),
                ("stated", file.StatedCodes[0].Code), ("case", command.Case)));
    }

    private static async Task<CommandOutcome> RecordAsync(CommandEnvelope command, Session session, RegisterFile file, CancellationToken cancel)
    {
        var recordDate = command.Fields.Date("recordDate");
        var opening = Origin(command, file);
        // A refused import leaves nothing, in the vault neither: the people of its file come in only after the decision.
        var state = await session.Case(command.Case).RegisterAsync(recordDate);
        var (step, refusal) = Register.Import(state, opening, command.Id);
        if (refusal is not null)
            return await StandsAsync(PartsAdvice.With(refusal, command, session), command, session, state, cancel);
        if (step == Register.ImportStep.Compare)
        {
            var found = await CompareAsync(command, session, state, file);
            if (found.Code != RegisterProblems.SameLines.Code || !state.Opened!.HasFilesOf(opening))
                return await StandsAsync(found, command, session, state, cancel);
            // The very file, read by an earlier version of the program or under another layout.
            opening = state.Opened;
        }

        // Also where the lines stand already: whatever the vault lacks is filled in again, except people erased. People come before lines.
        var erased = await VaultUpkeep.ErasedAsync(session, command.Case, cancel);
        if (!session.IsDryRun)
            await VaultUpkeep.PurgeAsync(session.Ledger, command.Case, cancel, isImporting: opening.Source);
        var outcome = await RecordAsync(command, session, opening, file, () => Task.Run(() => WriteVault(command, session, opening, file, erased), cancel), cancel);

        if (outcome.Refusal is not null)
            return outcome;
        // Somebody may have been erased meanwhile, or what was written was taken for left over before its lines stood.
        while (!session.IsDryRun && session.Ledger.Vault.CountChunks(command.Case, opening.Source) < file.Personal.Length)
            WriteVault(command, session, opening, file, await VaultUpkeep.ErasedAsync(session, command.Case, cancel));
        var content = outcome.Events.Select(e => e.Event).OfType<Register.Event.Sealed>().LastOrDefault()
            ?? (await session.Case(command.Case).RegisterAsync(recordDate)).Sealed;
        var notTheDebt = content is null ? null : await NotTheDebtAsync(command, session, recordDate, content.Units);
        var adopted = await AdoptFirstAsync(command, session, recordDate, content, cancel);
        outcome = adopted.Refusal is null && adopted.Events.IsEmpty ? outcome : (outcome with { Warnings = [] }).Then(adopted);
        return outcome.Refusal is null && notTheDebt is not null ? outcome.Warn(notTheDebt) : outcome;
    }

    /// <summary>Whether the vault lacks people of an import that was done, so that its repeat fills them in. A replay opens no file again.</summary>
    public static bool VaultLacks(CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> done)
    {
        if (session.IsReplay || session.IsDryRun)
            return false;
        var openings = done.Select(e => RegisterOrigin.Of(e.Event));
        return openings.LastOrDefault(e => e is not null) is { } opened
            && session.Ledger.Vault.CountChunks(command.Case, opened.Source) < done.Count(e => e.Event is Register.Event.Lines);
    }

    public static async Task<CommandOutcome> Adopt(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var recordDate = command.Fields.Date("recordDate");
        if ((command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        var state = await session.Case(command.Case).RegisterAsync(recordDate);
        if (state.Sealed is not { } content)
            return RegisterProblems.Unknown.With(("recordDate", recordDate), ("case", command.Case));
        var register = await session.Case(command.Case).ContentAsync(recordDate, content.Digest);
        var notTheDebt = await NotTheDebtAsync(command, session, recordDate, content.Units);
        return await session.RecordHoldingsAsync(command, recordDate, history => (Adoptions.IsFirst(history)
            ? Adoptions.First(history, register, content.Accounts, content.Units)
            : Adoptions.Later(history, register)).Warn(notTheDebt), cancel);
    }

    /// <summary>
    /// The warning that a register comes to other bonds than the issuer owes at the close of its record date, or null. Before the default bonds
    /// may have been converted, so that fewer say nothing.
    /// </summary>
    private static async Task<Problem?> NotTheDebtAsync(CommandEnvelope command, Session session, DateOnly recordDate, long units)
    {
        var state = await session.Case(command.Case).CaseAsync();
        var outstanding = state.OwedUnits(recordDate) - (await session.Case(command.Case).HoldingsAsync()).CancelledUnits(recordDate);
        if (units > outstanding)
            return RegisterProblems.AboveDebt.With(("recordDate", recordDate), ("units", units), ("outstanding", outstanding), ("excess", units - outstanding));
        return units < outstanding && state.DefaultedOn <= recordDate
            ? PartsAdvice.With(RegisterProblems.BelowDebt.With(
                ("recordDate", recordDate), ("units", units), ("outstanding", outstanding), ("missing", outstanding - units)), command, session)
            : null;
    }

    /// <summary>Holds a file against the register that stands: the warning that it is the same, or the refusal.</summary>
    private static async Task<Problem> CompareAsync(CommandEnvelope command, Session session, Register.State state, RegisterFile file)
    {
        var recordDate = state.Opened!.RecordDate;
        var standing = await session.Case(command.Case).ContentAsync(recordDate, state.Sealed!.Digest);
        var found = Register.SameOrRefused(state, RegisterComparison.Of(standing, Reconciling.Content(session, command.Case, recordDate, file, "")));
        return PartsAdvice.With(found, command, session);
    }

    private static RegisterOrigin Origin(CommandEnvelope command, RegisterFile file) => new(command.Fields.Date("recordDate"), [.. file.Parts.Select(part => part.Part)]);

    /// <summary>
    /// That what was asked for stands already, or the refusal. An import that was cut off between its seal and its adoption is adopted now:
    /// whoever repeats it in whatever form must not be told that it stands while nobody holds anything.
    /// </summary>
    private static async Task<CommandOutcome> StandsAsync(Problem found, CommandEnvelope command, Session session, Register.State state, CancellationToken cancel)
    {
        if (found.Kind.ExitCode != 0)
            return found;
        var adopted = await AdoptFirstAsync(command, session, command.Fields.Date("recordDate"), state.Sealed, cancel);
        return adopted.Refusal is null && adopted.Events.IsEmpty ? CommandOutcome.Nothing.Warn(found) : adopted;
    }

    /// <summary>The sequence of the register that stands for a command's record date, if it came from the very file; else null.</summary>
    public static async Task<long?> StandingSequenceAsync(CommandEnvelope command, Session session, RegisterFile file) =>
        await session.Case(command.Case).RegisterAsync(command.Fields.Date("recordDate")) is { Sealed: not null, Opened: { } opened } state
            && opened.HasFilesOf(Origin(command, file)) ? state.Sequence : null;

    /// <summary>The register in the file a command names, read and checked; the command's other fields checked before.</summary>
    public static async Task<Outcome<RegisterFile>> ReadAsync(CommandEnvelope command, Session session)
    {
        var asked = await OptionsAsync(command, session);
        return asked.Problem is { } problem ? problem : session.ReadOnce(command, () =>
        {
            using var parsing = session.Ledger.Stages.Measure("parse");
            return RegisterReader.Read(command.Files["file"], asked.Value);
        });
    }

    /// <summary>How a command wants its register read.</summary>
    public static async Task<Outcome<RegisterOptions>> OptionsAsync(CommandEnvelope command, Session session)
    {
        var f = command.Fields;
        f.Texts("file", Limits.MaxRegisterFiles);
        var recordDate = f.Date("recordDate");
        var read = await FileOptions.OfAsync(command, session, LayoutUse.Register, "file");
        if (f.Finish() is { } unread)
            return unread;
        if (read.Problem is { } unfit)
            return unfit;
        var state = await session.Case(command.Case).CaseAsync();
        if (Domain.Cases.Case.NotOpen(state, command.Case) is { } notOpen)
            return notOpen;
        if (command.On < recordDate)
            return RegisterProblems.BeforeRecordDate.With(("recordDate", recordDate), ("date", command.On));
        return read.Value with
        {
            Face = state.Terms!.Face,
            Progress = (done, total) => session.Ledger.Progress?.Report("parse", done, total)
        };
    }

    private static void WriteVault(
        CommandEnvelope command, Session session, RegisterOrigin opening, RegisterFile file, (IReadOnlySet<string> Commands, SubjectIndex Persons) erased)
    {
        if (session.IsDryRun || file.Personal.IsEmpty)
            return;
        using var writing = session.Ledger.Stages.Measure("vault");
        var vault = session.Ledger.Vault;
        vault.Write(file.Personal.Select((rows, chunk) =>
            vault.Seal(command.Case, opening.Source, chunk, erased.Persons.IsEmpty ? rows : rows.Without(erased.Persons.Holds))), erased.Commands);
        CrashPoint.Reach("vault.written");
    }

    /// <summary>Records opening, lines and seal, or what of them is missing, with the people between opening and lines; where somebody was faster, decides again.</summary>
    private static async Task<CommandOutcome> RecordAsync(
        CommandEnvelope command, Session session, RegisterOrigin opening, RegisterFile file, Func<Task> people, CancellationToken cancel)
    {
        var stream = Register.StreamName(command.Case, opening.RecordDate);
        for (var attempt = 0; attempt < Recorder.Attempts; attempt++)
        {
            var events = await session.Streams.LoadAsync<Register.Event>(stream, cancel);
            var state = Register.State.Of(History.Standing(events));
            var (step, refusal) = Register.Import(state, opening, command.Id);
            if (refusal is not null)
                return await StandsAsync(PartsAdvice.With(refusal, command, session), command, session, state, cancel);
            if (step == Register.ImportStep.Compare)
                return await StandsAsync(await CompareAsync(command, session, state, file), command, session, state, cancel);
            if (step == Register.ImportStep.StandsAlready)
                return CommandOutcome.Nothing.Warn(RegisterProblems.Same.With(("recordDate", opening.RecordDate), ("sequence", state.Sequence)));
            // An import given up stays given up, though the one that gave it up was withdrawn: its lines are not at the stream's end.
            if (step == Register.ImportStep.TakeUp && events[^1].CommandId != command.Id)
                step = Register.ImportStep.GiveUpAndBegin;

            using var missing = new ImportEvents(session.Ledger.Vault, command.Case, opening, file, step, state.Chunks);
            var recorded = await session.Recorder.AppendAsync(command, stream, events.Count, command.On, missing, cancel, people);
            if (recorded is { } done)
                return new CommandOutcome(null, [], done, Again: false);
        }

        return CommandProblems.Busy.With(("stream", stream), ("attempts", Recorder.Attempts));
    }

    /// <summary>The first register of a case, also the first after a withdrawal that left none, is adopted at once.</summary>
    private static async Task<CommandOutcome> AdoptFirstAsync(
        CommandEnvelope command, Session session, DateOnly recordDate, Register.Event.Sealed? content, CancellationToken cancel)
    {
        var holdings = await session.Case(command.Case).HoldingsAsync();
        if (content is null || !Adoptions.IsFirst(holdings))
            return CommandOutcome.Nothing;
        var register = holdings.Standing.Count == 0
            ? new RegisterContent(content.Digest, recordDate, [])
            : await session.Case(command.Case).ContentAsync(recordDate, content.Digest);
        return await session.RecordHoldingsAsync(command, recordDate, history => Adoptions.IsFirst(history)
            ? Adoptions.First(history, register, content.Accounts, content.Units)
            : Decision<HoldingsEvent>.Nothing, cancel);
    }
}
