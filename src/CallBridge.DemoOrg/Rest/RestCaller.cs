using Microsoft.AspNetCore.Http;

namespace CallBridge.DemoOrg.Rest;

/// <summary>Who calls the REST API, and through which of its versions.</summary>
/// <param name="UserId">The 18-character id of the token's user.</param>
/// <param name="Root">The version's path, such as /services/data/v68.0: answers name records under it.</param>
internal sealed record RestCaller(string UserId, string Root)
{
    public string RecordUrl(string type, string id) => $"{Root}/sobjects/{type}/{id}";

    public static RestCaller Of(HttpContext context) =>
        context.Features.Get<RestCaller>() ?? throw new InvalidOperationException("The request was not let in.");
}
