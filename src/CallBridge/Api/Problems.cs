using System.Text.Json;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;

namespace CallBridge.Api;

/// <summary>Refusals as RFC 9457 problems, each with a sentence that says what to do.</summary>
internal static class Problems
{
    private const string InvalidTitle = "Invalid request";

    /// <summary>A problem where there is no endpoint's result to give.</summary>
    public static Task WriteAsync(HttpContext context, int status, string title, string detail) =>
        WriteAsync(context, new ProblemDetails { Status = status, Title = title, Detail = detail });

    /// <summary>400 naming one field, where there is no endpoint's result to give.</summary>
    public static Task WriteInvalidAsync(HttpContext context, string field, string problem) =>
        WriteAsync(context, new HttpValidationProblemDetails(Errors(field, problem))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = InvalidTitle,
            Detail = problem,
        });

    /// <param name="status">HTTP status.</param>
    /// <param name="title">What kind of problem it is.</param>
    /// <param name="detail">A sentence for people.</param>
    /// <param name="facts">Further members, for callers that have an answer to it.</param>
    public static IResult Result(int status, string title, string detail, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var further = Further(detail);
        foreach (var (name, value) in facts)
            further[name] = value;
        return TypedResults.Problem(detail, statusCode: status, title: title, extensions: further);
    }

    /// <summary>400 naming one field.</summary>
    public static IResult Invalid(string field, string problem) =>
        TypedResults.ValidationProblem(
            Errors(field, problem),
            detail: problem,
            title: InvalidTitle,
            extensions: Further(problem));

    /// <summary>400 naming each field that is wrong.</summary>
    public static IResult Invalid(ValidationResult wrong) => TypedResults.ValidationProblem(
        wrong.Errors.GroupBy(error => JsonNamingPolicy.CamelCase.ConvertName(error.PropertyName), StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage).Distinct().ToArray(), StringComparer.Ordinal),
        detail: wrong.Errors[0].ErrorMessage,
        title: InvalidTitle);

    private static Task WriteAsync<TProblem>(HttpContext context, TProblem problem)
        where TProblem : ProblemDetails
    {
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(problem, ApiJson.Options, contentType: "application/problem+json", context.RequestAborted);
    }

    private static Dictionary<string, object?> Further(string detail) => Sentences.Of(detail) is { } said
        ? new(StringComparer.Ordinal) { ["code"] = said.Code, ["values"] = said.Values }
        : new(StringComparer.Ordinal);

    private static Dictionary<string, string[]> Errors(string field, string problem) => new(StringComparer.Ordinal) { [field] = [problem] };
}
