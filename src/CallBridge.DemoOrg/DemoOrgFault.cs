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

    /// <summary>
    /// The request is read and waits; then it is carried out, whether or not the client still does: a trigger that takes minutes, a network that is
    /// slow, a machine that slept.
    /// </summary>
    /// <param name="Until">Asked once it has been read: what it waits for.</param>
    public sealed record Held(Func<Task> Until) : DemoOrgFault
    {
        private readonly TaskCompletionSource _carriedOut = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes once the request has been carried out, or has broken before it was read.</summary>
        public Task CarriedOut => _carriedOut.Task;

        internal void Done() => _carriedOut.TrySetResult();
    }
}
