using System.Data.Common;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application;

/// <summary>What ends a piece of work before it is done, told as a problem.</summary>
public static class Failures
{
    /// <summary>The problem that an exception stands for; null: it is a fault of the program.</summary>
    public static Problem? ProblemOf(Exception thrown) => thrown switch
    {
        StoreUnreachableException => StoreProblems.Unreachable.With(("reason", thrown.Message)),

        // of read models or vault, in the middle of work
        DbException => StoreProblems.Unreachable.With(("reason", $"the database of read models and vault cannot be used; try again ({thrown.Message})")),
        LedgerAlteredException => StoreProblems.Altered.With(("reason", thrown.Message)),
        OverflowException => ReportProblems.BeyondLimits.With(("most", new Fen(long.MaxValue))), // each amount is in range, and their sum is not
        DoesNotStandException broken => broken.Problem,
        NoValueException beyond => beyond.Problem, // recorded facts, each in range, of which a figure is not
        UnreadableEventException unreadable => StoreProblems.Unreadable.With(("type", unreadable.Type)),
        IOException or UnauthorizedAccessException => StoreProblems.Unreachable.With(("reason", thrown.Message)),
        _ => null
    };
}
