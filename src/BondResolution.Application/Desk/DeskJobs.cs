using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk;

/// <summary>Long work that goes on behind a request. Whoever started it, and nobody else, sees and cancels it.</summary>
/// <param name="clock">When.</param>
public sealed class DeskJobs(TimeProvider clock) : IAsyncDisposable
{
    /// <summary>How long the end of a job is told.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    /// <summary>Starts a job; its id.</summary>
    /// <param name="user">Who starts it.</param>
    /// <param name="chinese">The language of its problem, should it have one.</param>
    /// <param name="work">The work: answers its result.</param>
    public string Start(string user, bool chinese, Func<IWorkProgress, CancellationToken, Task<Outcome<JsonNode>>> work)
    {
        foreach (var (old, ended) in _jobs)
        {
            if (ended.EndedAt + Kept < clock.GetUtcNow())
                _jobs.TryRemove(old, out _);
        }

        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var job = new Job(user, chinese, clock);
        _jobs[id] = job;
        job.Run(work);
        return id;
    }

    /// <summary><c>{"id","state","done","total","result"|"problem"}</c>; null: there is no such job of his.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="id">The job.</param>
    /// <param name="tell">How a problem is told.</param>
    public JsonObject? Find(string user, string id, Func<Problem, JsonObject>? tell = null) =>
        _jobs.TryGetValue(id, out var job) && job.User == user ? job.ToJson(id, tell) : null;

    /// <summary>Asks a job to stop; false: there is no such job of his.</summary>
    public bool Cancel(string user, string id)
    {
        if (!_jobs.TryGetValue(id, out var job) || job.User != user)
            return false;
        job.Cancel();
        return true;
    }

    /// <summary>Stops what is under way and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var job in _jobs.Values)
            await job.StopAsync();
    }

    private sealed class Job(string user, bool chinese, TimeProvider clock) : IWorkProgress
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Lock _lock = new();
        private Task _work = Task.CompletedTask;
        private string _state = "running";
        private (long Done, long Total) _progress;
        private JsonNode? _result;
        private Problem? _problem;

        public string User => user;

        public DateTimeOffset EndedAt { get; private set; } = DateTimeOffset.MaxValue - Kept;

        public void Run(Func<IWorkProgress, CancellationToken, Task<Outcome<JsonNode>>> work) => _work = Task.Run(async () =>
        {
            try
            {
                var outcome = await work(this, _stop.Token);
                End(outcome.Problem is null ? "done" : "failed", outcome.Problem is null ? outcome.Value : null, outcome.Problem);
            }
            catch (OperationCanceledException)
            {
                End("cancelled", null, null);
            }
            catch (Exception thrown)
            {
                End("failed", null, Failures.ProblemOf(thrown) ?? ProgramProblems.Unexpected.With(("reason", thrown.GetType().Name), ("stands", "")));
            }
        });

        public void Report(string stage, long done, long total)
        {
            lock (_lock)
                _progress = (done, total);
        }

        public void Cancel() => _stop.Cancel();

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _work;
            _stop.Dispose();
        }

        public JsonObject ToJson(string id, Func<Problem, JsonObject>? tell)
        {
            lock (_lock)
            {
                var json = new JsonObject { ["id"] = id, ["state"] = _state, ["done"] = _progress.Done, ["total"] = _progress.Total };
                if (_result is not null)
                    json["result"] = _result.DeepClone();
                if (_problem is not null)
                    json["problem"] = tell is null ? ProblemJson.Of(_problem, chinese) : tell(_problem);
                return json;
            }
        }

        private void End(string state, JsonNode? result, Problem? problem)
        {
            lock (_lock)
                (_state, _result, _problem, EndedAt) = (state, result, problem, clock.GetUtcNow());
        }
    }
}
