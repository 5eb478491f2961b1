namespace CallBridge.Ami.Wire;

/// <summary>An action that must not be sent: it would inject lines or be cut by the server. Names the header, never its value.</summary>
public sealed class AmiActionException : ArgumentException
{
    public AmiActionException(string header, string message) : base($"AMI header '{header}': {message}") => Header = header;

    /// <summary>The header at fault, with anything unprintable replaced.</summary>
    public string Header { get; }
}
