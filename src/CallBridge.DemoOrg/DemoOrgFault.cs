namespace CallBridge.DemoOrg;

/// <summary>Something that goes wrong with one REST request, for tests of clients.</summary>
public abstract record DemoOrgFault
{
    private DemoOrgFault()
    {
    }

    /// <summary>The request is refused and not carried out.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="ErrorCode">Salesforce's code, such as UNABLE_TO_LOCK_ROW.</param>
    /// <param name="Message">What a person reads.</param>
    public sealed record Refusal(int Status, string ErrorCode, string Message) : DemoOrgFault;

    /// <summary>A page that is not the API's answers: a proxy's, or one for maintenance. The request is not carried out.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Html">The body.</param>
    public sealed record Page(int Status, string Html) : DemoOrgFault;

    /// <summary>The request is read, but the connection breaks before it is carried out.</summary>
    public sealed record LostRequest : DemoOrgFault;

    /// <summary>The request is carried out, but the connection breaks before the answer: the client cannot know.</summary>
    public sealed record LostAnswer : DemoOrgFault;
}
