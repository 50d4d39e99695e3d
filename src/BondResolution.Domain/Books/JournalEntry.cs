namespace BondResolution.Domain.Books;

/// <summary>A transaction of a journal: one act that moved bonds or money, by the date it takes effect.</summary>
/// <param name="On">The date it takes effect.</param>
/// <param name="Sequence">The sequence that completed it.</param>
/// <param name="Description">What happened, in English and Chinese.</param>
/// <param name="Tags">Where it is recorded, by which command, from which source, with which labels; no tag is empty.</param>
/// <param name="Legs">Its legs, an account of <see cref="JournalChart"/> at most once; balanced in bonds, in principal and in cash.</param>
public sealed record JournalEntry(
    DateOnly On, long Sequence, string Description, IReadOnlyList<(string Name, string Value)> Tags, IReadOnlyList<Posting> Legs);
