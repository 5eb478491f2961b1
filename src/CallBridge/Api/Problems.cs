using Microsoft.AspNetCore.Mvc;

namespace CallBridge.Api;

/// <summary>Refusals as RFC 9457 problems, each with a sentence that says what to do.</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext context, int status, string title, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new ProblemDetails { Status = status, Title = title, Detail = detail },
            ApiJson.Options,
            contentType: "application/problem+json",
            context.RequestAborted);
    }

    /// <summary>400 naming one field, where there is no endpoint's result to give.</summary>
    public static Task WriteInvalidAsync(HttpContext context, string field, string problem)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(
            new HttpValidationProblemDetails(Errors(field, problem)) { Status = StatusCodes.Status400BadRequest, Title = "Invalid request", Detail = problem },
            ApiJson.Options,
            contentType: "application/problem+json",
            context.RequestAborted);
    }

    public static IResult Result(int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title);

    /// <summary>400 naming one field.</summary>
    public static IResult Invalid(string field, string problem) =>
        TypedResults.ValidationProblem(
            Errors(field, problem),
            detail: problem,
            title: "Invalid request");

    private static Dictionary<string, string[]> Errors(string field, string problem) => new(StringComparer.Ordinal) { [field] = [problem] };
}
