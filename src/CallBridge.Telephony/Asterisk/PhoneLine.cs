namespace CallBridge.Telephony.Asterisk;

/// <summary>An agent's desk phone.</summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Endpoint">Its device as Asterisk names it: <c>PJSIP/1001</c>.</param>
/// <param name="QueueInterface">Under which interface the agent is a member of queues, as <c>Local/1001@from-queue/n</c>; null: the device itself.</param>
public sealed record PhoneLine(string Extension, string Endpoint, string? QueueInterface = null);
