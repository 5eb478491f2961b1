namespace CallBridge.Telephony.Asterisk;

/// <summary>An agent's desk phone.</summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Endpoint">Its device as Asterisk names it: <c>PJSIP/1001</c>.</param>
public sealed record PhoneLine(string Extension, string Endpoint);
