using CallBridge.Calls;
using CallBridge.Pages;

namespace CallBridge.Api;

/// <param name="Number">As typed or clicked.</param>
/// <param name="Record">The record whose number it is.</param>
/// <param name="Origin">click or dialField, from a softphone page.</param>
/// <param name="Confirmed">A person has confirmed that a country never called before is meant.</param>
internal sealed record DialRequest(string? Number, PageRecord? Record = null, CallOrigin? Origin = null, bool? Confirmed = null);
