using BondResolution.Pipeline.Processes;

namespace BondResolution.Pipeline.Variants;

/// <summary>One way of doing the job: the register in, the payment list out.</summary>
internal interface IVariant
{
    /// <summary>a, b, c or d.</summary>
    char Letter { get; }

    string Title { get; }

    /// <summary>What the figures of this variant leave out; empty where they are complete.</summary>
    string Remark { get; }

    /// <summary>The list a run leaves.</summary>
    string List { get; }

    /// <summary>Makes everything fresh; not timed.</summary>
    void Prepare(CancellationToken cancel);

    /// <summary>Does the job, in one process or several; timed.</summary>
    IReadOnlyList<Measured> Run(CancellationToken cancel);

    /// <summary>Looks at what the last run left besides the list, and says it in one line; not timed.</summary>
    /// <exception cref="BenchmarkException">Something is not there.</exception>
    string Check(CancellationToken cancel);
}
