namespace CallBridge.Calls.Phone;

/// <summary>Something asked of an agent's phone. <c>Ref</c> is <see cref="CallObservation.Ref"/>.</summary>
/// <param name="Extension">The agent's extension.</param>
public abstract record PhoneCommand(string Extension);

/// <summary>
/// Rings the agent's phone, then dials. The customer is never dialled before the agent's phone is up.
/// </summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">The desk's own new id for the call, a GUID: becomes the Ref and the Uniqueid.</param>
/// <param name="Number">Digits for the phone system, already run through the dial plan: <c>\A\+?[0-9*#]{1,20}\z</c>.</param>
/// <param name="DigitsAfterAnswer">Sent as DTMF once the far end has answered (an extension in the clicked number); null if none.</param>
public sealed record DialPhone(string Extension, string Ref, string Number, string? DigitsAfterAnswer = null) : PhoneCommand(Extension);

public sealed record AnswerCall(string Extension, string Ref) : PhoneCommand(Extension);

public sealed record RejectCall(string Extension, string Ref) : PhoneCommand(Extension);

public sealed record HoldCall(string Extension, string Ref) : PhoneCommand(Extension);

public sealed record RetrieveCall(string Extension, string Ref) : PhoneCommand(Extension);

public sealed record HangUpCall(string Extension, string Ref) : PhoneCommand(Extension);

/// <summary>Blind transfer: the agent's part ends when the phone system accepts it.</summary>
public sealed record TransferCall(string Extension, string Ref, string Number) : PhoneCommand(Extension);

/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">The call.</param>
/// <param name="Digits"><c>\A[0-9*#A-D]{1,32}\z</c>.</param>
public sealed record SendDigits(string Extension, string Ref, string Digits) : PhoneCommand(Extension);

/// <summary>Asks for a fresh <see cref="LinkUp"/>.</summary>
public sealed record Resync(string Extension) : PhoneCommand(Extension);
