using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk;

/// <summary>An observation and the agent it is about.</summary>
public readonly record struct ExtensionObservation(string Extension, Observation Observation);
