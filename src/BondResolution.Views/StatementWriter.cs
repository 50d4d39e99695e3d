namespace BondResolution.Views;

/// <summary>Runs many statements with parameters $1, $2, … in order; they may wait until <see cref="Flush"/>.</summary>
internal abstract class StatementWriter : IDisposable
{
    /// <param name="sql">One statement.</param>
    /// <param name="values">Texts, whole numbers, bytes or nulls, as many as the statement has parameters.</param>
    public abstract void Run(string sql, params ReadOnlySpan<object?> values);

    /// <summary>Has run whatever waits: before somebody asks, and before the transaction's end.</summary>
    public virtual void Flush() { }

    public abstract void Dispose();
}
