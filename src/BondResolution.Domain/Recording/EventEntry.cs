using BondResolution.Domain.Books;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Recording;

/// <summary>What the program knows of one kind of event.</summary>
/// <param name="Name">Name and schema version it is stored under, e.g. <c>case.defaulted/1</c>.</param>
/// <param name="Type">The type of the event.</param>
/// <param name="Role">Its part in the act it belongs to.</param>
/// <param name="Seal">Of an event that opens an act or holds its lines: the type of the event that seals it; else null.</param>
/// <param name="Posts">Its double entry.</param>
public sealed record EventEntry(string Name, Type Type, EventRole Role, Type? Seal, EventEntry.DoubleEntry Posts)
{
    /// <summary>The legs of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="opened">The event that opened its act, or null.</param>
    /// <param name="face">Face value of one bond.</param>
    public delegate IReadOnlyList<Posting> DoubleEntry(IDomainEvent happened, IDomainEvent? opened, Fen face);

    /// <summary>Whether an act with this event as its last is cut off: a seal must follow.</summary>
    public bool LeavesUnsealed => Role is EventRole.Opens or EventRole.HoldsLines;

    /// <summary>Whether each of the event's lines is a leaf of a small tree of its own.</summary>
    public bool HoldsLines => Role is EventRole.HoldsLines;

    /// <summary>Whether the event seals an act of lines.</summary>
    public bool Seals => Role is EventRole.Seals;

    internal static EventEntry Single<TEvent>(string name, Func<TEvent, IDomainEvent?, Fen, IReadOnlyList<Posting>> posts)
        where TEvent : class, IDomainEvent => Of(name, EventRole.Single, posts);

    internal static EventEntry Sealing<TEvent>(string name, Func<TEvent, IDomainEvent?, Fen, IReadOnlyList<Posting>> posts)
        where TEvent : class, IDomainEvent => Of(name, EventRole.Seals, posts);

    /// <summary>An opening posts nothing: its act does, with its seal.</summary>
    internal static EventEntry Opening<TEvent, TSeal>(string name)
        where TEvent : class, IDomainEvent where TSeal : class, IDomainEvent => new(name, typeof(TEvent), EventRole.Opens, typeof(TSeal), Postings.Nothing);

    /// <summary>Lines post nothing: their act does, with its seal.</summary>
    internal static EventEntry Lines<TEvent, TSeal>(string name)
        where TEvent : class, IDomainEvent where TSeal : class, IDomainEvent => new(name, typeof(TEvent), EventRole.HoldsLines, typeof(TSeal), Postings.Nothing);

    /// <summary>An act that is given up counts for nothing and posts nothing.</summary>
    internal static EventEntry GivingUp<TEvent>(string name)
        where TEvent : class, IDomainEvent => new(name, typeof(TEvent), EventRole.GivesUp, null, Postings.Nothing);

    /// <summary>A reversal posts nothing: what it reverses stops counting with its postings.</summary>
    internal static EventEntry Reversal<TEvent>(string name)
        where TEvent : class, IReversal => new(name, typeof(TEvent), EventRole.Reverses, null, Postings.Nothing);

    private static EventEntry Of<TEvent>(string name, EventRole role, Func<TEvent, IDomainEvent?, Fen, IReadOnlyList<Posting>> posts)
        where TEvent : class, IDomainEvent =>
        new(name, typeof(TEvent), role, null, (happened, opened, face) => posts((TEvent)happened, opened, face));
}
