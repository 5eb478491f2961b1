using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Api;

/// <param name="Subject">At most 255 characters, one line.</param>
/// <param name="Description">At most 32,000 characters; empty: none.</param>
/// <param name="Disposition">At most 255 characters, one line; empty: none.</param>
/// <param name="Who">Id of a Contact or Lead; empty: nobody.</param>
/// <param name="What">Id of what it relates to; empty: nothing.</param>
internal sealed record MendRequest(
    string? Subject = null, string? Description = null, string? Disposition = null, string? Who = null, string? What = null)
{
    /// <summary>Of a valid request: ids in their long form.</summary>
    public RecordMend ToMend() => new()
    {
        Subject = Subject,
        Description = Description,
        Disposition = Disposition,
        WhoId = Who is null or "" ? Who : SalesforceId.Normalise(Who),
        WhatId = What is null or "" ? What : SalesforceId.Normalise(What),
    };
}
