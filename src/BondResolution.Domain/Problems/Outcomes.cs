namespace BondResolution.Domain.Problems;

/// <summary>Outcomes of values that convert to none by themselves: those whose type is an interface.</summary>
public static class Outcomes
{
    public static Outcome<T> Of<T>(T value) => OutcomeOf<T>.Value(value);

    private static class OutcomeOf<T>
    {
        public static Outcome<T> Value(T value) => value;
    }
}
