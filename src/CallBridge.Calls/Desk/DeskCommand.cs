namespace CallBridge.Calls.Desk;

/// <summary>Something that the agent, through a page or the API, asks of the desk.</summary>
public abstract record DeskCommand
{
    private DeskCommand()
    {
    }

    /// <param name="Number">As typed or clicked.</param>
    /// <param name="Record">The clicked number's record; for the dial field null: the record open in <paramref name="Page"/> counts.</param>
    /// <param name="Origin">Click, DialField or Api.</param>
    /// <param name="Page">The page it came from; null for the API.</param>
    /// <param name="Ref">A new GUID for the call.</param>
    /// <param name="Confirmed">Also to a country that was never called from here.</param>
    public sealed record Dial(string Number, RecordRef? Record, CallOrigin Origin, string? Page, string Ref, bool Confirmed = false) : DeskCommand;

    /// <summary>Takes over what rings at another extension.</summary>
    /// <param name="Number">That extension.</param>
    /// <param name="Page">The page it came from; null for the API.</param>
    /// <param name="Ref">A new GUID for the call.</param>
    public sealed record PickUp(string Number, string? Page, string Ref) : DeskCommand;

    /// <summary>Takes a call out of the parking lot.</summary>
    /// <param name="Slot">The parking space.</param>
    /// <param name="Page">The page it came from; null for the API.</param>
    /// <param name="Ref">A new GUID for the call.</param>
    public sealed record Unpark(string Slot, string? Page, string Ref) : DeskCommand;

    /// <summary>Calls somebody about a call, which is held meanwhile.</summary>
    /// <param name="CallId">The call to consult about.</param>
    /// <param name="Number">As typed.</param>
    /// <param name="Page">The page it came from; null for the API.</param>
    /// <param name="Ref">A new GUID for the consultation.</param>
    public sealed record Consult(string CallId, string Number, string? Page, string Ref) : DeskCommand;

    /// <param name="CallId">The call.</param>
    /// <param name="Action">One that is done to a live call: none that begins another.</param>
    /// <param name="Argument">Number of a transfer, digits of DTMF; else null.</param>
    /// <param name="Page">The page it came from; null for the API.</param>
    public sealed record Control(string CallId, PhoneAction Action, string? Argument, string? Page) : DeskCommand;

    /// <summary>Null leaves a text as it is; empty clears it.</summary>
    public sealed record Annotate(string CallId, string? Note, string? Disposition) : DeskCommand;

    /// <summary>The agent's own assignment; both null: to nothing.</summary>
    public sealed record Associate(string CallId, RecordRef? Who, RecordRef? What) : DeskCommand
    {
        /// <summary>Without a <see cref="Who"/>: nobody is meant; else the What's contact is.</summary>
        public bool Nobody { get; init; }
    }

    /// <summary>No record is written; in wrap-up, the one that is written says nothing of who and what. False: it is logged after all.</summary>
    public sealed record MakePrivate(string CallId, bool Private = true) : DeskCommand;

    /// <param name="State">Ready, NotReady or LoggedOut.</param>
    /// <param name="Reason">Why not ready; null if none is given.</param>
    public sealed record ChangePresence(PresenceState State, string? Reason) : DeskCommand;
}
