using BondResolution.Domain.Problems;

namespace BondResolution.Files.Tables;

/// <summary>The records of a table, one after the other: of a delimited text, or the rows of a sheet. Nothing is trimmed, skipped or guessed at here.</summary>
internal abstract class Records : IDisposable
{
    /// <summary>Why reading had to stop before the end, once <see cref="Read"/> has said false.</summary>
    public Problem? Problem { get; protected set; }

    /// <summary>Physical line, from 1, on which the record begins; in a sheet its row.</summary>
    public int Line { get; protected set; }

    /// <summary>Whether a field of the record that was asked for has quotes in the wrong places.</summary>
    public bool HasBadQuotes { get; protected set; }

    /// <summary>Whether cells of the record are merged with others, so that it does not tell whose a value is.</summary>
    public bool IsMerged { get; protected set; }

    /// <summary>Whether the record is hidden from who looks at the sheet.</summary>
    public bool IsHidden { get; protected set; }

    /// <summary>Fields that the header has: the rows of a sheet, which do not say where they end, are filled up to them.</summary>
    public int Width { get; set; }

    /// <summary>Fields of the record; a blank line has one, which is empty.</summary>
    public abstract int Count { get; }

    public abstract string this[int field] { get; }

    public abstract bool Read();

    /// <summary>Why a field does not hold what it shows, a kind of <c>row.*</c>; null where it is a text or a number.</summary>
    public virtual ProblemKind? FaultOf(int field) => null;

    public abstract void Dispose();
}
