using CallBridge.Calls.Phone;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>Work that the desk asks for.</summary>
public abstract record DoRequest
{
    private DoRequest()
    {
    }

    public sealed record Search(string CallId, SearchRequest Request) : DoRequest;

    public sealed record Read(string RecordId) : DoRequest;

    public sealed record Command(PhoneCommand Phone) : DoRequest;

    /// <param name="CallId">The call.</param>
    /// <param name="Interacted">The page in which the call was begun or answered.</param>
    /// <param name="Record">What to open; null with several matches: the search page.</param>
    /// <param name="SearchText">What to search for then.</param>
    public sealed record Pop(string CallId, string? Interacted, RecordRef? Record, string? SearchText) : DoRequest;
}
