using System.Text.Json.Nodes;

namespace BondResolution.Views.Reports;

/// <summary>The register of corrections (更正登记): what was taken back, when, by whom and why, and what was recorded in its place; by
/// sequence.</summary>
public sealed record CorrectionReport(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<CorrectionReport.Correction> Corrections)
{
    /// <param name="Sequence">Of the reversal.</param>
    /// <param name="Do">correct or register.withdraw.</param>
    /// <param name="Before">What was taken back.</param>
    /// <param name="After">The first command recorded since that says the same kind of thing of the same subject, and stands; null: there
    /// is none.</param>
    public sealed record Correction(long Sequence, string RecordedAt, string By, string Do, string Command, string Reason, Said Before,
        Said? After);

    /// <summary>What a command recorded.</summary>
    /// <param name="On">The date it takes effect.</param>
    /// <param name="Sequence">The first.</param>
    /// <param name="LastSequence">The last.</param>
    /// <param name="Content">Its events, those that hold lines left out.</param>
    public sealed record Said(
        string Do, string Command, string On, long Sequence, long LastSequence, string RecordedAt, string By, string? Source,
            string? Label, IReadOnlyList<Content> Content);

    public sealed record Content(long Sequence, string Stream, string Event, JsonNode Payload);
}
