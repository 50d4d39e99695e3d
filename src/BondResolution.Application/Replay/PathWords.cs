namespace BondResolution.Application.Replay;

/// <summary>Paths of figures as they are written: <c>reduction.instalments.cash</c>, <c>holder[0100000001].units</c>.</summary>
internal static class PathWords
{
    /// <summary>The words of a path with what stands in brackets behind each; null where it is none. Names in brackets may hold points.</summary>
    public static List<(string Name, string? Key)>? Of(string path)
    {
        var words = new List<(string, string?)>();
        for (var at = 0; at < path.Length;)
        {
            var end = path.IndexOfAny(['.', '['], at);
            var name = end < 0 ? path[at..] : path[at..end];
            if (name.Length == 0)
                return null;
            string? key = null;
            at = end < 0 ? path.Length : end;
            if (end >= 0 && path[end] == '[')
            {
                var close = path.IndexOf(']', end);
                if (close < 0)
                    return null;
                key = path[(end + 1)..close];
                at = close + 1;
            }

            words.Add((name, key));
            if (at < path.Length && (path[at++] != '.' || at == path.Length))
                return null;
        }

        return words;
    }
}
