namespace CallBridge.Guard;

/// <summary>Who may talk to the listener, from configuration.</summary>
/// <param name="FrameOrigins">Origins of the org's pages that may frame the softphone page.</param>
/// <param name="ApiOrigins">Other web origins that may place calls with the API token.</param>
internal sealed record GuardPolicy(IReadOnlySet<string> FrameOrigins, IReadOnlySet<string> ApiOrigins);
