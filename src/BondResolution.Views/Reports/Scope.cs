namespace BondResolution.Views.Reports;

/// <summary>What a report is asked for: a case, as of a date, as known at a sequence.</summary>
public sealed record Scope(string Code, DateOnly AsOf, long AsKnown)
{
    /// <summary>Parameters of the condition under which an event counts.</summary>
    internal object Parameters(object? more = null)
    {
        var parameters = new Dapper.DynamicParameters(more);
        parameters.Add("code", Code);
        parameters.Add("asOf", AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        parameters.Add("asKnown", AsKnown);
        return parameters;
    }
}
