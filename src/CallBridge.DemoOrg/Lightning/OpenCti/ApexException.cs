namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>An exception that a method of Apex did not catch: the page learns its words.</summary>
internal sealed class ApexException(string message) : Exception(message);
