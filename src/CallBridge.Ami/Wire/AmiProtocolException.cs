namespace CallBridge.Ami.Wire;

/// <summary>The server broke the protocol or one of <see cref="AmiLimits"/>; the session cannot go on. The message holds nothing that it sent.</summary>
public sealed class AmiProtocolException : Exception
{
    public AmiProtocolException(AmiFault fault, string message) : base(message) => Fault = fault;

    public AmiFault Fault { get; }
}
