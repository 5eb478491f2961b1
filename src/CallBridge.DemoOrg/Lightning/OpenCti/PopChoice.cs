namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>What opens for an inbound call, in Salesforce's words (<c>PopToEntity</c>, <c>PopToFlow</c>, …).</summary>
/// <param name="Single">With one match.</param>
/// <param name="Multiple">With several.</param>
/// <param name="NoMatch">With none.</param>
internal sealed record PopChoice(string Single, string Multiple, string NoMatch);
