using System.Collections.Immutable;
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

    /// <summary>The open cases of these contacts.</summary>
    public sealed record FindCases(ImmutableArray<string> ContactIds) : DoRequest;

    public sealed record Command(PhoneCommand Phone) : DoRequest;

    /// <param name="CallId">The call.</param>
    /// <param name="Interacted">The page in which the call was begun or answered.</param>
    /// <param name="Record">The one match; null with several, and with none.</param>
    /// <param name="SearchText">What finds several on Salesforce's search page; null with one or none.</param>
    public sealed record Pop(string CallId, string? Interacted, RecordRef? Record, string? SearchText) : DoRequest
    {
        /// <summary>The caller's number, for what the layout opens instead of a record.</summary>
        public string? Number { get; init; }

        /// <summary>The number that was called.</summary>
        public string? CalledNumber { get; init; }
    }
}
