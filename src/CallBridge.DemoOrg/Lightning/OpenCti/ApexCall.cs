namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>What <c>runApex</c> asks for; the parameters are a query string.</summary>
internal sealed record ApexCall(string ApexClass, string MethodName, string? MethodParams);
