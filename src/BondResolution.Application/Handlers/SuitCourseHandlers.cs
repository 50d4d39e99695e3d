using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Handlers;

/// <summary>lawsuit.amend, .judge, .appeal, .effective, .enforce, .suspend, .resume, .settle, .mediate, .withdraw, .advance, .credit.</summary>
internal static class SuitCourseHandlers
{
    private static readonly string[] Instances = ["first", "second", "retrial"];

    public static Task<CommandOutcome> Amend(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, claims, inquiryEnded) = (f.Name("suit"), f.List("claims", AwardReader.Component), f.OptionalBool("inquiryEnded"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Amend(state, suit, claims, inquiryEnded, command.On), cancel);
    }

    public static Task<CommandOutcome> Judge(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, instance, award, number) = (f.Name("suit"), Instance(f, command.Do), AwardReader.Read(f, command.Do), f.OptionalTitle("number"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Judge(state, suit, instance, award, number), cancel);
    }

    public static Task<CommandOutcome> Appeal(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, by, amount) = (f.Name("suit"), f.OptionalWord<SuitParty>("by"), f.OptionalMoney("amount"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Appeal(state, suit, by, amount), cancel);
    }

    public static Task<CommandOutcome> Effective(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var suit = command.Fields.Name("suit");
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Effective(state, suit), cancel);
    }

    public static Task<CommandOutcome> Enforce(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, number, court) = (f.Name("suit"), f.OptionalTitle("number"), f.OptionalTitle("court"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Enforce(state, suit, number, court, command.On), cancel);
    }

    public static Task<CommandOutcome> Suspend(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, reason, byDebtor) = (f.Name("suit"), f.OptionalWord<SuspensionReason>("reason") ?? SuspensionReason.Other, f.OptionalBool("byDebtor"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Suspend(state, suit, reason, byDebtor), cancel);
    }

    public static Task<CommandOutcome> Resume(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var suit = command.Fields.Name("suit");
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Resume(state, suit), cancel);
    }

    public static Task<CommandOutcome> Settle(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, award, text) = (f.Name("suit"), AwardReader.ReadOptional(f, command.Do), f.OptionalText("text"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Settle(state, suit, award, text), cancel);
    }

    public static Task<CommandOutcome> Mediate(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, award, confirmed, number) = (f.Name("suit"), AwardReader.ReadOptional(f, command.Do), f.OptionalBool("confirmed"), f.OptionalTitle("number"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Mediate(state, suit, award, confirmed, number), cancel);
    }

    public static Task<CommandOutcome> Withdraw(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var (suit, reason) = (command.Fields.Name("suit"), command.Fields.OptionalText("reason"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCourse.Withdraw(state, suit, reason), cancel);
    }

    public static Task<CommandOutcome> Advance(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, amount, by, purpose) = (f.Name("suit"), f.Money("amount"), f.Word<AdvancedBy>("by"), f.Text("for"));
        var account = f.Has("account") ? f.Account("account") : null;
        if (account is not null && by is AdvancedBy.Trustee)
            f.Fail(CommandProblems.Mistyped.With(("where", command.Do), ("field", "account"), ("value", account), ("expected", "no account beside by trustee")));
        return LawsuitHandlers.RecordAt(command, session, suit, (state, standing) =>
            (by is AdvancedBy.Holders ? Lawsuit.BehindRecovery(standing, suit, command.On) : null) ?? LawsuitCosts.Advance(state, suit, amount, by, account, purpose), cancel);
    }

    public static Task<CommandOutcome> Credit(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, policy, since) = (f.Name("suit"), f.Word<CreditPolicy>("policy"), f.OptionalDate("since"));
        return LawsuitHandlers.RecordAt(command, session, suit, state => LawsuitCosts.Credit(state, suit, policy, since), cancel);
    }

    /// <summary>1, 2, 3, or first, second, retrial.</summary>
    private static int Instance(FieldReader fields, string where)
    {
        var element = fields.Element("instance");
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number is >= 1 and <= 3)
            return number;
        if (element.ValueKind == JsonValueKind.String && Array.IndexOf(Instances, element.GetString()) is var at and >= 0)
            return at + 1;
        if (element.ValueKind != JsonValueKind.Undefined)
        {
            fields.Fail(CommandProblems.Mistyped.With(("where", where), ("field", "instance"), ("value", FieldReader.Shown(element)),
                ("expected", "1, 2 or 3 (a retrial), or first, second, retrial")));
        }

        return 1;
    }
}
