using System.Diagnostics.CodeAnalysis;

namespace BondResolution.Domain.Problems;

/// <summary>What a computation answers: its value, or the one problem for which there is none.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>Why there is no value, or null.</summary>
    public Problem? Problem { get; }

    /// <summary>The value; where there is a problem, a <see cref="NoValueException"/> with it.</summary>
    public T Value => Problem is null ? value! : throw new NoValueException(Problem);

    /// <summary>Whether there is a value; otherwise why not.</summary>
    public bool Try([NotNullWhen(true)] out T? found, [NotNullWhen(false)] out Problem? problem)
    {
        (found, problem) = (value, Problem);
        return Problem is null;
    }

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);

    public static implicit operator Outcome<T>(T value) => new(value, null);
}
