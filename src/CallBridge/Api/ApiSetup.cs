using System.Text.Json;
using CallBridge.Configuration;
using CallBridge.Hosting;
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
        app.UseStatusCodePages(context => WriteStatusAsync(context.HttpContext));
    }

    private static Task WriteAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return error is BadHttpRequestException bad
            ? WriteBadAsync(context, bad)
            : Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, "CallBridge failed",
                "CallBridge could not do this; its log says why.");
    }

    private static Task WriteStatusAsync(HttpContext context)
    {
        var (title, detail) = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ("Not found", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("Method not allowed", $"This address takes {context.Response.Headers.Allow}."),
            StatusCodes.Status415UnsupportedMediaType => ("JSON only", "Send the body as application/json."),
            _ => ("Not possible", "This request cannot be answered."),
        };
        return Problems.WriteAsync(context, context.Response.StatusCode, title, detail + " /openapi/v1.json lists what there is.");
    }

    private static Task WriteBadAsync(HttpContext context, BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.WriteAsync(context, bad.StatusCode, "Too large",
                $"The body has more than {ListenerApp.RequestBytes / 1024} KiB.");
        }

        if (bad.InnerException is not JsonException json)
        {
            return Problems.WriteAsync(context, bad.StatusCode, "Invalid request",
                "The body is missing, or a part of the address cannot be read. /openapi/v1.json shows what is expected.");
        }

        // "$.record.id": the root, then the way to the field.
        return json.Path is { Length: > 2 } path
            ? Problems.WriteInvalidAsync(context, path[2..], "This field is not of the kind that is expected here. /openapi/v1.json shows it.")
            : Problems.WriteAsync(context, bad.StatusCode, "Invalid request",
                "The body is not the JSON that is expected here: it is malformed, has a field twice, or is no object.");
    }
}
