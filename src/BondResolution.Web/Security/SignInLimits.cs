using System.Net;

namespace BondResolution.Web.Security;

/// <summary>
/// Counts sign-ins that failed: ten of a name from one address, or a hundred from an address, within a quarter of an hour, and that address waits. Nobody else does. Kept
/// in memory, of one server. An attempt counts while it is looked at, so that many at once are no way around.
/// </summary>
internal sealed class SignInLimits(TimeProvider clock)
{
    private const int MostOfName = 10;
    private const int MostOfAddress = 100;
    private const int MostKept = 100_000;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(IPAddress Address, string? Name), Queue<DateTimeOffset>> _failed = [];
    private readonly Lock _gate = new();

    /// <summary>Begins an attempt. How long the address must wait, or null: then <see cref="Succeeded"/> takes it back.</summary>
    public TimeSpan? Begin(IPAddress? address, string name)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            (IPAddress, string?) ofAddress = (Known(address), null), ofName = (Known(address), name);
            if (Wait(ofAddress, MostOfAddress, now) is { } wait)
                return wait;
            if (Wait(ofName, MostOfName, now) is { } longer)
                return longer;
            Count(ofAddress, now);
            Count(ofName, now);
            return null;
        }
    }

    /// <summary>The attempt that was begun last succeeded: what failed of this name before is forgotten, and the address has one less.</summary>
    public void Succeeded(IPAddress? address, string name)
    {
        lock (_gate)
        {
            _failed.Remove((Known(address), name));
            if (_failed.TryGetValue((Known(address), null), out var ofAddress) && ofAddress.Count > 0)
                ofAddress.Dequeue();
        }
    }

    private static IPAddress Known(IPAddress? address) => address is null ? IPAddress.None : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private TimeSpan? Wait((IPAddress, string?) key, int most, DateTimeOffset now)
    {
        if (!_failed.TryGetValue(key, out var failed))
            return null;
        Trim(failed, now);
        return failed.Count < most ? null : failed.Peek() + Within - now;
    }

    private void Count((IPAddress, string?) key, DateTimeOffset now)
    {
        if (_failed.Count >= MostKept)
            Forget(now);
        if (!_failed.TryGetValue(key, out var failed))
            _failed.Add(key, failed = new Queue<DateTimeOffset>());
        failed.Enqueue(now);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, failed) in _failed.ToList())
        {
            Trim(failed, now);
            if (failed.Count == 0)
                _failed.Remove(key);
        }
    }

    private static void Trim(Queue<DateTimeOffset> failed, DateTimeOffset now)
    {
        while (failed.TryPeek(out var oldest) && now - oldest >= Within)
            failed.Dequeue();
    }
}
