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

/// <summary>Takes back a call on hold; or one that waits in the parking lot, for which the agent's phone is rung first.</summary>
public sealed record RetrieveCall(string Extension, string Ref) : PhoneCommand(Extension);

public sealed record HangUpCall(string Extension, string Ref) : PhoneCommand(Extension);

/// <summary>Blind transfer: the agent's part ends when the phone system accepts it.</summary>
public sealed record TransferCall(string Extension, string Ref, string Number) : PhoneCommand(Extension);

/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">The call.</param>
/// <param name="Digits"><c>\A[0-9*#A-D]{1,32}\z</c>.</param>
public sealed record SendDigits(string Extension, string Ref, string Digits) : PhoneCommand(Extension);

/// <summary>The agent is not heard, or is heard again.</summary>
public sealed record MuteCall(string Extension, string Ref, bool Muted) : PhoneCommand(Extension);

/// <summary>The far end waits in the parking lot; the agent's part ends when it is not taken back.</summary>
public sealed record ParkCall(string Extension, string Ref) : PhoneCommand(Extension);

/// <summary>Holds a call and dials somebody else about it: a second call, with <see cref="CallObservation.ConsultOf"/>.</summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">The call to consult about.</param>
/// <param name="NewRef">The desk's own new id for the consultation, as of <see cref="DialPhone"/>.</param>
/// <param name="Number">As of <see cref="DialPhone"/>.</param>
public sealed record ConsultCall(string Extension, string Ref, string NewRef, string Number) : PhoneCommand(Extension);

/// <summary>Rings the agent's phone, then takes over what rings at another extension.</summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">As of <see cref="DialPhone"/>.</param>
/// <param name="Number">The extension that rings, digits.</param>
public sealed record PickUpCall(string Extension, string Ref, string Number) : PhoneCommand(Extension);

/// <summary>
/// Rings the agent's phone, then takes a call out of the parking lot. Where the agent's own call waits there, it is that call which goes on.
/// </summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">As of <see cref="DialPhone"/>, for a call that somebody else has parked.</param>
/// <param name="Slot">The parking space, digits.</param>
public sealed record UnparkCall(string Extension, string Ref, string Slot) : PhoneCommand(Extension);

/// <summary>Joins the far ends of two calls; both of the agent's parts end as transferred.</summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">The call that was consulted about.</param>
/// <param name="ConsultRef">The consultation.</param>
public sealed record CompleteTransfer(string Extension, string Ref, string ConsultRef) : PhoneCommand(Extension);

/// <summary>Holds the one call and retrieves the other.</summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">The call to hold.</param>
/// <param name="HeldRef">The call to retrieve.</param>
public sealed record SwapCalls(string Extension, string Ref, string HeldRef) : PhoneCommand(Extension);

/// <summary>
/// Brings the agent and both far ends together. The connected call becomes the conference; the agent's part in the held one ends as transferred.
/// </summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="Ref">The connected call.</param>
/// <param name="HeldRef">The call on hold.</param>
public sealed record ConferenceCalls(string Extension, string Ref, string HeldRef) : PhoneCommand(Extension);

/// <summary>Says whether the agent takes calls of the queues.</summary>
/// <param name="Extension">The agent's extension.</param>
/// <param name="State">Never <see cref="PresenceState.Unknown"/>.</param>
/// <param name="Reason">Why not ready, in the agent's words; null if none was given.</param>
public sealed record SetPresence(string Extension, PresenceState State, string? Reason) : PhoneCommand(Extension);

/// <summary>Asks for a fresh <see cref="LinkUp"/>.</summary>
public sealed record Resync(string Extension) : PhoneCommand(Extension);
