using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>
/// An action on its way: queued → sent → done. Answer, deadline, caller and session race for the end; the first wins. One that is done
/// before its turn is never sent: an Originate that was reported as failed must not ring a phone later.
/// </summary>
internal sealed class PendingAction
{
    private readonly TaskCompletionSource<AmiListResponse> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<AmiMessage> _items = [];
    private AmiResponse? _listBegan;
    private bool _sent;

    public PendingAction(AmiAction action, bool isList)
    {
        Action = action;
        IsList = isList;
    }

    public AmiAction Action { get; }

    public string Id => Action.ActionId!;

    public bool IsList { get; }

    public Task<AmiListResponse> Done => _done.Task;

    /// <summary>Called by the writer when its turn has come.</summary>
    /// <returns>False if it is done already and must not be sent.</returns>
    public bool TryBeginSending()
    {
        lock (_gate)
        {
            if (_done.Task.IsCompleted) return false;
            return _sent = true;
        }
    }

    /// <summary>Takes a message with this action's id. Called by the reader only.</summary>
    public void Take(AmiMessage message, int listItems)
    {
        lock (_gate)
        {
            if (_done.Task.IsCompleted) return;
            if (message.Response is not null) TakeResponse(AmiResponse.From(message), message["EventList"]);
            else if (IsList && message.Event is not null) TakeItem(message, listItems);
        }
    }

    public void TimeOut() => Fail(AmiOutcome.TimedOut, "The phone system did not answer in time.");

    public void SessionEnded(AmiSessionEnd end) => Fail(AmiOutcome.SessionEnded, end.Sentence);

    public void Cancel(CancellationToken cancellation)
    {
        lock (_gate) _done.TrySetCanceled(cancellation);
    }

    private void TakeResponse(AmiResponse response, string? eventList)
    {
        // A list announces itself with "EventList: start"; a success without it is an answer that has no list.
        if (IsList && response.Succeeded && string.Equals(eventList, "start", StringComparison.OrdinalIgnoreCase)) _listBegan = response;
        else Finish(response);
    }

    private void TakeItem(AmiMessage message, int listItems)
    {
        switch (message["EventList"])
        {
            case { } end when string.Equals(end, "Complete", StringComparison.OrdinalIgnoreCase):
                Finish(_listBegan ?? new AmiResponse(AmiOutcome.Success, "", null, MayHaveRun: true));
                break;
            case { } end when string.Equals(end, "Cancelled", StringComparison.OrdinalIgnoreCase):
                Finish(new AmiResponse(AmiOutcome.Error, "The phone system broke off its list.", null, MayHaveRun: true));
                break;
            default:
                if (_items.Count == listItems)
                    throw new AmiProtocolException(AmiFault.ListTooLong, $"The server sent a list of more than {listItems} items.");
                _items.Add(message);
                break;
        }
    }

    private void Fail(AmiOutcome outcome, string sentence)
    {
        lock (_gate) Finish(_sent ? new AmiResponse(outcome, sentence, null, MayHaveRun: true) : new AmiResponse(outcome, sentence, null, false));
    }

    private void Finish(AmiResponse response) =>
        _done.TrySetResult(new AmiListResponse(Id, response, response.Succeeded ? _items : []));
}
