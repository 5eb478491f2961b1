using System.Collections.Immutable;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>
/// Follows each command from its answer to what became of it, by what can be seen from outside, and holds the desk to what it owes to whoever asked.
/// </summary>
internal sealed class CommandWitness
{
    private readonly Dictionary<string, (DeskCommand Command, DeskReply Reply, TimeSpan At)> _answers = [];
    private readonly Dictionary<string, PhoneAction> _open = [];
    private readonly HashSet<string> _dialled = [];
    private string? _openPresence;

    /// <summary>Accepted commands to a phone whose end was seen.</summary>
    public int Concluded { get; private set; }

    public void Saw(DeskInput input, DeskState before, DeskState after, ImmutableArray<DeskEffect> effects, TimeSpan now)
    {
        var commands = effects.OfType<DeskEffect.Do>().Select(work => work.Request).OfType<DoRequest.Command>().Select(command => command.Phone).ToList();
        foreach (var started in commands.Select(NewRef).OfType<string>())
            Assert.True(_dialled.Add(started), $"{started} was dialled twice.");
        if (input is DeskInput.Recovered)
            _open.Clear();
        var begun = input is DeskInput.Asked asked ? Asked(asked, before, effects, [.. commands.Where(command => command is not Resync)], now) : null;
        Follow(begun, after);
        FollowPresence(begun, after);
        foreach (var pending in after.Live.Values.Select(call => call.Pending).OfType<PendingCommand>())
            Assert.InRange(pending.Deadline.Monotonic, now + TimeSpan.FromTicks(1), now + DeskLimits.DialDeadline);
    }

    /// <summary>The request id if something was begun.</summary>
    private string? Asked(DeskInput.Asked asked, DeskState before, ImmutableArray<DeskEffect> effects, List<PhoneCommand> commands, TimeSpan now)
    {
        var reply = Assert.Single(effects.OfType<DeskEffect.Reply>());
        Assert.Equal(asked.RequestId, reply.RequestId);
        if (reply.Answer is DeskReply.Refused refused)
            Assert.Matches(@"\A\p{Lu}.*[.)]\z", refused.Problem);
        if (_answers.TryGetValue(asked.RequestId, out var first) && now - first.At < DeskLimits.RequestMemory)
        {
            Assert.Empty(commands);
            if (WithoutRef(first.Command) == WithoutRef(asked.Command))
                Assert.Equal(first.Reply, reply.Answer);
            else
                Assert.Equal("Idempotency-Key", Assert.IsType<DeskReply.Refused>(reply.Answer).Field);
            return null;
        }

        _answers[asked.RequestId] = (asked.Command, reply.Answer, now);
        if (reply.Answer is DeskReply.Refused)
        {
            Assert.Empty(commands);
            return null;
        }

        if (asked.Command is DeskCommand.Dial dial && reply.Answer is DeskReply.Accepted accepted && before.Live.TryGetValue(accepted.CallId, out var begun))
        {
            // The second click on one number, in another tab: the call is there already.
            Assert.Empty(commands);
            Assert.NotEqual(dial.Page, begun.Interacted);
            Assert.InRange(begun.StartedAt.Monotonic, now - DeskLimits.SameClick + TimeSpan.FromTicks(1), now);
            return null;
        }

        if (ActionOf(asked.Command) is { } action)
        {
            Assert.Single(commands);
            Assert.True(before.Link.IsUp, $"{action} was accepted without a phone system.");
            if (asked.Command is DeskCommand.Control control)
                Assert.True(CallPairs.CapabilitiesOf(before, before.Live[control.CallId]).HasFlag(Needed(action)), $"{action} was accepted and is not possible.");
            _open[asked.RequestId] = action;
            return asked.RequestId;
        }

        if (asked.Command is not DeskCommand.ChangePresence)
            return null;
        Assert.IsType<SetPresence>(Assert.Single(commands));
        return asked.RequestId;
    }

    /// <summary>A command stands as pending, then as the last command; only one that ends the call, or the next key, may take its place.</summary>
    private void Follow(string? begun, DeskState after)
    {
        var pending = after.Live.Values.Select(call => call.Pending?.RequestId).OfType<string>().ToHashSet();
        foreach (var (request, action) in _open.Where(open => !pending.Contains(open.Key)).ToList())
        {
            _open.Remove(request);
            Concluded++;
            // An id may be used again, for something else, once it has been forgotten.
            var told = after.Live.Values.Concat(after.Ended).Select(call => call.LastCommand).FirstOrDefault(last => last?.Id == request && last.Name == action);
            if (told is not null)
            {
                if (told.State == CommandState.Done)
                    Assert.Null(told.Problem);
                else
                    Assert.Matches(@"\A\p{Lu}.*\.\z", told.Problem);
                continue;
            }

            Assert.True(
                begun is not null && begun != request && (_open.GetValueOrDefault(begun) is PhoneAction.HangUp or PhoneAction.CancelTransfer
                    || (action, _open.GetValueOrDefault(begun)) is (PhoneAction.Dtmf, PhoneAction.Dtmf)),
                $"Nothing is told of what became of {action} ({request}).");
        }
    }

    private void FollowPresence(string? begun, DeskState after)
    {
        if (_openPresence is { } open && after.Presence?.Pending?.RequestId != open)
        {
            _openPresence = null;
            Concluded++;
        }

        if (begun is not null && after.Presence?.Pending?.RequestId == begun)
            _openPresence = begun;
        if (after.Presence is { Pending: { } pending } presence)
            Assert.True(presence.Problem is null && pending.State != PresenceState.Unknown && after.Link.IsUp, "A pending change of presence has failed already.");
    }

    private static string? NewRef(PhoneCommand command) => command switch
    {
        DialPhone c => c.Ref,
        ConsultCall c => c.NewRef,
        PickUpCall c => c.Ref,
        UnparkCall c => c.Ref,
        _ => null,
    };

    private static DeskCommand WithoutRef(DeskCommand command) => command switch
    {
        DeskCommand.Dial c => c with { Ref = "" },
        DeskCommand.PickUp c => c with { Ref = "" },
        DeskCommand.Unpark c => c with { Ref = "" },
        DeskCommand.Consult c => c with { Ref = "" },
        _ => command,
    };

    private static PhoneAction? ActionOf(DeskCommand command) => command switch
    {
        DeskCommand.Dial => PhoneAction.Dial,
        DeskCommand.PickUp => PhoneAction.PickUp,
        DeskCommand.Unpark => PhoneAction.Unpark,
        DeskCommand.Consult => PhoneAction.Consult,
        DeskCommand.Control c => c.Action,
        _ => null,
    };

    private static CallCapabilities Needed(PhoneAction action) => Enum.Parse<CallCapabilities>(action.ToString());
}
