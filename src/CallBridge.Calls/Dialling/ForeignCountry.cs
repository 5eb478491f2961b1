namespace CallBridge.Calls.Dialling;

/// <summary>Another country that a number leads to.</summary>
/// <param name="Code">Its calling code, with the area code where countries share one: digits.</param>
/// <param name="Number">The number with its plus and calling code; perhaps not a whole one.</param>
public sealed record ForeignCountry(string Code, string Number);
