using CallBridge.Ami.Wire;

namespace CallBridge.Ami;

/// <summary>A message of the server, in the order of the wire.</summary>
/// <param name="Message">An event, or the response to a list action.</param>
/// <param name="ListActionId">
/// The id of the list action (<see cref="AmiClient.SendListAsync"/>) that this message answers: its response, each item, and the completing event.
/// Null for an unsolicited event.
/// </param>
public sealed record AmiReceived(AmiMessage Message, string? ListActionId) : AmiSignal
{
    public override string ToString() => Message.ToString();
}
