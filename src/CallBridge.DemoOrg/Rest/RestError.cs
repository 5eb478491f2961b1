using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Http;

namespace CallBridge.DemoOrg.Rest;

/// <summary>Errors as the REST API words them: an array, unlike those of sign-in.</summary>
internal static class RestError
{
    public const string NotImplementedCode = "NOT_IMPLEMENTED";

    public static IResult Of(params IReadOnlyList<OrgError> errors) =>
        Json.Result(new JsonArray([.. errors.Select(ToJson)]), Status(errors[0].ErrorCode));

    public static IResult Of(string code, string message) => Of(new OrgError(code, message));

    public static IResult NotImplemented(HttpRequest request) =>
        Of(NotImplementedCode, $"The demo org does not implement {request.Method} {request.Path}");

    /// <summary>The form that collections use: statusCode in place of errorCode.</summary>
    public static JsonNode ToCollectionJson(OrgError error) => new JsonObject
    {
        ["statusCode"] = error.ErrorCode,
        ["message"] = error.Message,
        ["fields"] = Json.Texts(error.Fields),
    };

    private static JsonObject ToJson(OrgError error)
    {
        var json = new JsonObject { ["message"] = error.Message, ["errorCode"] = error.ErrorCode };
        if (error.Fields.Count > 0)
            json["fields"] = Json.Texts(error.Fields);
        return json;
    }

    private static int Status(string code) => code switch
    {
        "INVALID_SESSION_ID" => StatusCodes.Status401Unauthorized,
        "NOT_FOUND" or "ENTITY_IS_DELETED" => StatusCodes.Status404NotFound,
        "METHOD_NOT_ALLOWED" => StatusCodes.Status405MethodNotAllowed,
        "UNSUPPORTED_MEDIA_TYPE" => StatusCodes.Status415UnsupportedMediaType,
        "INSUFFICIENT_ACCESS_OR_READONLY" => StatusCodes.Status403Forbidden,
        "DUPLICATE_EXTERNAL_ID" => StatusCodes.Status300MultipleChoices,
        NotImplementedCode => StatusCodes.Status501NotImplemented,
        _ => StatusCodes.Status400BadRequest,
    };
}
