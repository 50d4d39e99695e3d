namespace BondResolution.Application;

/// <summary>Told how far a long job has come. Called from any thread, some hundred times a job.</summary>
public interface IWorkProgress
{
    /// <param name="stage">What is under way: parse, record, views, write.</param>
    /// <param name="done">Rows done of it.</param>
    /// <param name="total">Rows there are, as far as is known.</param>
    void Report(string stage, long done, long total);
}
