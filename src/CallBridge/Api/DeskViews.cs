using CallBridge.Calls;
using CallBridge.Calls.Associations;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Search;
using CallBridge.Status;

namespace CallBridge.Api;

/// <summary>Turns the desk into what is shown of it.</summary>
internal sealed class DeskViews(StatusBoard status, TimeProvider time)
{
    /// <summary>Live calls and those in wrap-up, newest first, with the status.</summary>
    public DeskPush Push(DeskState desk, long epoch, long version)
    {
        var now = Moment.Now(time);
        var wrapUp = desk.Ended.Where(call => call.WrapUpUntil is not null);
        var calls = desk.Live.Values.Concat(wrapUp).OrderByDescending(call => call.StartedAt.Utc);
        return new DeskPush(epoch, version, status.View(desk), [.. calls.Select(call => Show(desk, call, now))], Presence(desk));
    }

    public CallView Show(DeskState desk, DeskCall call) => Show(desk, call, Moment.Now(time));

    /// <summary>Null where no queue is set up for the agent.</summary>
    public static PresenceView? Presence(DeskState desk) =>
        desk.Presence is { } now ? new PresenceView(now.State, now.Reason, now.Since.Utc, now.Pending?.State, now.Problem) : null;

    private static CallView Show(DeskState desk, DeskCall call, Moment now)
    {
        var spent = Calling.SpentAt(call, now);
        return new CallView
        {
            Id = call.Id,
            Key = call.Key,
            Agent = call.Agent,
            Direction = call.Direction,
            Internal = call.Internal,
            Origin = call.Origin,
            State = call.State,
            StateSince = call.StateSince.Utc,
            Party = Show(call.Named, call.DisplayName),
            CalledNumber = call.CalledNumber,
            Queue = call.Queue,
            TransferredFrom = call.TransferredFrom,
            ParkedAt = call.ParkedAt,
            Parties = [.. call.Parties.Select(party => Show(party, party.Name))],
            StartedAt = call.StartedAt.Utc,
            ConnectedAt = call.ConnectedAt?.Utc,
            EndedAt = call.EndedAt?.Utc,
            RingSeconds = (int)spent.Ring.TotalSeconds,
            TalkSeconds = (int)spent.Talk.TotalSeconds,
            HeldSeconds = (int)spent.Held.TotalSeconds,
            EndReason = call.EndReason ?? (call.State == ConnectionState.Failed ? call.Failure : null),
            ConsultOf = call.ConsultOf,
            Capabilities = [.. Names(CallPairs.CapabilitiesOf(desk, call))],
            Pending = call.Pending is { } pending ? new PendingView(pending.Action, pending.Deadline.Utc) : null,
            LastCommand = LastCommandView.Of(call.LastCommand),
            Muted = call.Muted,
            Search = call.Search,
            SearchText = call.SearchText,
            Matches = [.. call.Matches.Select(Show)],
            Association = new AssociationView(Show(call.Association.Who), Show(call.Association.What)),
            Note = call.Note,
            Disposition = call.Disposition,
            Private = call.Private,
            Record = new RecordView(call.Record.State, call.Record.TaskId, call.Record.Message),
        };
    }

    private static PartyView Show(Party party, string? name) =>
        new(party.Number, party.Name, name ?? party.Number);

    private static MatchView Show(Match match) => new(
        match.Record.Id, match.Record.Type, match.Record.Name, [.. match.Cases.Select(open => new CaseView(open.Id, open.Number, open.Subject))]);

    private static LinkView? Show(Link? link) =>
        link is null ? null : new LinkView(link.Record.Id, link.Record.Type, link.Record.Name, link.Because);

    private static IEnumerable<string> Names(CallCapabilities capabilities)
    {
        foreach (var one in Enum.GetValues<CallCapabilities>())
        {
            if (one != CallCapabilities.None && capabilities.HasFlag(one))
                yield return System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(one.ToString());
        }
    }
}
