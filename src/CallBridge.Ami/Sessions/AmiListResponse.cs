using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>The answer to an action that answers with a list of events.</summary>
/// <param name="ActionId">The id under which the same messages stand in the stream (<see cref="AmiReceived.ListActionId"/>).</param>
/// <param name="Response">What became of the action; a success means that the list is complete.</param>
/// <param name="Items">The events between the response and the completing event, in order; empty unless successful.</param>
public sealed record AmiListResponse(string ActionId, AmiResponse Response, IReadOnlyList<AmiMessage> Items)
{
    public bool Succeeded => Response.Succeeded;
}
