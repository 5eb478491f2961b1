namespace CallBridge.DemoOrg;

/// <summary>A request that the REST API or its sign-in received.</summary>
/// <param name="Method">The HTTP method, in upper case.</param>
/// <param name="Path">The path without its query.</param>
public sealed record DemoOrgRequest(string Method, string Path);
