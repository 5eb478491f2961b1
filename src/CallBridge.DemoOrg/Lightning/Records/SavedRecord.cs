using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>The id of a record that was just saved.</summary>
internal sealed record SavedRecord(string Id)
{
    /// <summary>What became of a save, for the pages: the org's errors by field, and in one text.</summary>
    public static Results<Ok<SavedRecord>, ProblemHttpResult> From(SaveResult result)
    {
        if (result.Success)
            return TypedResults.Ok(new SavedRecord(result.Id!));
        var byField = result.Errors.SelectMany(error => error.Fields.Select(field => (Field: field, error.Message)))
            .GroupBy(error => error.Field)
            .ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray());
        return TypedResults.Problem(
            string.Join(' ', result.Errors.Select(error => $"{error.ErrorCode}: {error.Message}")),
            statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?> { ["code"] = result.Errors[0].ErrorCode, ["errors"] = byField });
    }
}
