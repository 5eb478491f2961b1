using Microsoft.AspNetCore.Http;

namespace CallBridge.DemoOrg.Rest;

/// <summary>Who calls the REST API, and through which of its versions.</summary>
/// <param name="UserId">The 18-character id of the token's user.</param>
/// <param name="Root">The version's path, such as /services/data/v68.0: answers name records under it.</param>
internal sealed record RestCaller(string UserId, string Root)
{
    private const string DuplicateRules = "Sforce-Duplicate-Rule-Header";

    public string RecordUrl(string type, string id) => $"{Root}/sobjects/{type}/{id}";

    public static RestCaller Of(HttpContext context) =>
        context.Features.Get<RestCaller>() ?? throw new InvalidOperationException("The request was not let in.");

    /// <summary>Whether the client says that it means it, should a duplicate rule warn.</summary>
    public static bool AllowsDuplicates(HttpContext context) => context.Request.Headers[DuplicateRules].ToString()
        .Split(';', ',').Any(part => part.Replace(" ", "", StringComparison.Ordinal).Equals("allowSave=true", StringComparison.OrdinalIgnoreCase));
}
