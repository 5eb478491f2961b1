using CallBridge.Configuration;
using Microsoft.AspNetCore.Diagnostics;

namespace CallBridge.Api;

/// <summary>Sets up JSON, problems, CORS and OpenAPI.</summary>
internal static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services, Settings settings)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1");
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(settings.Listener.AllowedOrigins)
            .WithMethods("GET", "POST")
            .WithHeaders("Authorization", "Content-Type", "Idempotency-Key")));
        return services;
    }

    /// <summary>Whatever goes wrong reaches the caller as a problem with a sentence, never as a stack trace or an empty body.</summary>
    public static void UseApiErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WriteAsync });
        app.UseStatusCodePages(context => Problems.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode,
            "Not found", "There is nothing at this address. /openapi/v1.json lists what there is."));
    }

    private static Task WriteAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return error is BadHttpRequestException bad
            ? Problems.WriteAsync(context, bad.StatusCode, "Invalid request", BodyProblem(bad))
            : Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, "CallBridge failed",
                "CallBridge could not do this; its log says why.");
    }

    private static string BodyProblem(BadHttpRequestException bad) => bad.InnerException is System.Text.Json.JsonException json
        ? $"The body is not the JSON that is expected here: {(json.Path is { Length: > 2 } path ? $"look at {path[2..]}." : "it is malformed or empty.")}"
        : "The request cannot be read. /openapi/v1.json shows what is expected.";
}
