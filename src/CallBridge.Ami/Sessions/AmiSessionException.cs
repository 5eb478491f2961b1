namespace CallBridge.Ami.Sessions;

/// <summary>No session came about.</summary>
public sealed class AmiSessionException : Exception
{
    public AmiSessionException(AmiSessionEnd end, Exception? inner = null) : base(end.Sentence, inner) => End = end;

    public AmiSessionEnd End { get; }
}
