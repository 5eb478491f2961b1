using CallBridge.Ami;
using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>Logs agents in to their queues, pauses them, logs them out: queue by queue, and says in which it could not be done.</summary>
internal sealed class QueueCommands(SharedQueues queues, ActionSender actions, AmiClient client)
{
    private static readonly TimeSpan ListDeadline = TimeSpan.FromSeconds(5);

    /// <summary>Where the agent cannot be logged out, pausing is all that keeps calls away.</summary>
    private const string Fixed = "The phone system's configuration puts you into this queue for good; you were paused in it.";

    private readonly Lock _gate = new();

    /// <summary>One change at a time: two wishes must not mix queue by queue.</summary>
    private Task _last = Task.CompletedTask;

    public Task<CommandOutcome> SetAsync(SetPresence command, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var mine = AfterAsync(_last, command, cancellationToken);
            _last = mine;
            return mine;
        }
    }

    /// <summary>Asks for the members of every queue; what comes is told as it arrives.</summary>
    /// <returns>Null if all was told; else why not.</returns>
    public async Task<string?> ListAsync(CancellationToken cancellationToken)
    {
        var asked = queues.Queues.Select(q => queues.Expect(q)).Select(async listing =>
        {
            var answer = await client.SendListAsync(listing.Ask(), ListDeadline, cancellationToken);
            if (answer.Succeeded)
                return null;
            queues.Forget(listing);
            return answer.Response.Sentence;
        });
        return (await Task.WhenAll(asked.ToList())).FirstOrDefault(problem => problem is not null);
    }

    private async Task<CommandOutcome> AfterAsync(Task last, SetPresence command, CancellationToken cancellationToken)
    {
        // Its own caller was told how it ended; each of its actions has a deadline.
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (!queues.IsOn || queues.AgentOf(command.Extension) is not { } agent)
            return CommandOutcome.Refused("No queues are set up for this agent (Telephony:Asterisk:Queues).");
        if (!actions.IsConnected)
            return ActionSender.NotConnected();
        var results = new List<(string Queue, string? Problem)>();
        foreach (var queue in queues.Queues)
            results.Add((queue, await SetAsync(command, agent, queue, cancellationToken)));
        await ListAsync(cancellationToken);
        queues.TellAgain(agent.Extension);
        return Summary(results);
    }

    /// <summary>Null if done; else why not.</summary>
    private async Task<string?> SetAsync(SetPresence wish, QueueAgent agent, string queue, CancellationToken cancellationToken)
    {
        if (queues.Roll.Missing.Contains(queue, StringComparer.OrdinalIgnoreCase))
            return "The phone system has no such queue (Telephony:Asterisk:Queues).";
        var places = queues.Roll.Of(agent, queue);
        if (wish.State == PresenceState.LoggedOut)
            return await LeaveAsync(queue, places, cancellationToken);
        var paused = wish.State == PresenceState.NotReady;
        if (places.IsEmpty)
        {
            var added = await actions.SendAsync(QueueActions.Add(queue, agent, paused), cancellationToken);
            return added.IsTaken && paused && wish.Reason is not null
                ? await PauseAsync(queue, agent.Interface, paused, wish.Reason, cancellationToken)
                : added.Problem;
        }

        string? problem = null;
        foreach (var place in places)
            problem = await PauseAsync(queue, place.Interface, paused, wish.Reason, cancellationToken) ?? problem;
        return problem;
    }

    private async Task<string?> LeaveAsync(string queue, IEnumerable<QueueMember> places, CancellationToken cancellationToken)
    {
        string? problem = null;
        foreach (var place in places)
        {
            problem = place.Dynamic
                ? (await actions.SendAsync(QueueActions.Remove(queue, place.Interface), cancellationToken)).Problem ?? problem
                : await PauseAsync(queue, place.Interface, paused: true, null, cancellationToken) ?? Fixed;
        }

        return problem;
    }

    private async Task<string?> PauseAsync(string queue, string at, bool paused, string? reason, CancellationToken cancellationToken) =>
        (await actions.SendAsync(QueueActions.Pause(queue, at, paused, paused ? reason : null), cancellationToken)).Problem;

    private static CommandOutcome Summary(List<(string Queue, string? Problem)> results)
    {
        var failed = results.Where(r => r.Problem is not null).ToList();
        if (failed.Count == 0)
            return CommandOutcome.Taken;
        var done = results.Where(r => r.Problem is null).Select(r => r.Queue).ToList();
        var what = string.Join(' ', failed.Select(f => $"{f.Queue}: {f.Problem}"));
        return CommandOutcome.Refused(done.Count == 0 ? $"Not done. {what}" : $"Done in {string.Join(", ", done)} only. {what}");
    }
}
