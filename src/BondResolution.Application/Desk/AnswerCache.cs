using System.Collections.Concurrent;

namespace BondResolution.Application.Desk;

/// <summary>
/// Answers of states of the ledger, which never change: what is asked for again is not computed again. The oldest go where there is no room.
/// </summary>
/// <param name="most">What they may weigh together, in bytes.</param>
internal sealed class AnswerCache(long most)
{
    private readonly ConcurrentDictionary<object, (object Answer, long Weight)> _answers = new();
    private readonly ConcurrentQueue<object> _order = new();
    private long _weight;

    public bool TryGet<T>(object question, out T answer)
    {
        var found = _answers.TryGetValue(question, out var kept);
        answer = found ? (T)kept.Answer : default!;
        return found;
    }

    public void Add(object question, object answer, long weight)
    {
        if (weight > most || !_answers.TryAdd(question, (answer, weight)))
            return;
        _order.Enqueue(question);
        var together = Interlocked.Add(ref _weight, weight);
        while (together > most && _order.TryDequeue(out var oldest))
        {
            if (_answers.TryRemove(oldest, out var gone))
                together = Interlocked.Add(ref _weight, -gone.Weight);
        }
    }
}
