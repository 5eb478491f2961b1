using System.Text.Json.Nodes;
using CallBridge.DemoOrg.OAuth;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CallBridge.DemoOrg.Rest;

/// <summary>The REST API and its sign-in.</summary>
internal sealed class RestApi(OrgStore org, DemoOrgOptions options, Uri address, TimeProvider time, RequestLog requests, AccessTokens tokens, SignIns signIns)
{
    private const string DataPath = "/services/data";

    /// <summary>Where the endpoints of one version start.</summary>
    private const string VersionPath = DataPath + "/{version}";

    /// <summary>The daily requests that Sforce-Limit-Info and /limits speak of.</summary>
    private const int DailyRequests = 100_000;

    public void Map(WebApplication app)
    {
        app.Use(RecordAsync);
        app.Use(AdmitAsync);
        app.MapGet(DataPath, () => Json.Result(ApiVersion.List()));
        var api = app.MapGroup(VersionPath);
        api.MapGet("/", Resources);
        api.MapGet("/limits", Limits);
        new QueryEndpoints(org, time).Map(api);
        new RecordEndpoints(org).Map(api);
        new CollectionEndpoints(org).Map(api);
        new DescribeEndpoints(org).Map(api);
        new OAuthEndpoints(org, tokens, signIns, options, address, time).Map(app);
        app.Map("/services/{**rest}", RestError.NotImplemented);
    }

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/services") && !path.StartsWithSegments("/id"))
        {
            await next(context);
            return;
        }

        var fault = requests.Add(context.Request.Method, path.Value!);
        if (path.StartsWithSegments(DataPath))
            context.Response.Headers["Sforce-Limit-Info"] = $"api-usage={requests.CountApi()}/{DailyRequests}";
        switch (fault)
        {
            case DemoOrgFault.Refusal refusal:
                await RestError.Of(new OrgError(refusal.ErrorCode, refusal.Message), refusal.Status).ExecuteAsync(context);
                break;
            case DemoOrgFault.Page page:
                await TypedResults.Text(page.Html, "text/html", System.Text.Encoding.UTF8, page.Status).ExecuteAsync(context);
                break;
            case DemoOrgFault.LostRequest:
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
                context.Abort();
                break;
            case DemoOrgFault.LostAnswer:
                context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
                await next(context);
                context.Abort();
                break;
            case DemoOrgFault.Held held:
                try
                {
                    await UnhurriedRequest.DetachAsync(context);
                    await held.Until();
                    await next(context);
                }
                finally
                {
                    held.Done();
                }

                break;
            default:
                await next(context);
                break;
        }
    }

    // Who may pass, before any endpoint: a known version and a good token. The list of versions is open to all.
    private async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments(DataPath, out var rest))
        {
            await next(context);
            return;
        }

        var version = rest.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (version is not null)
        {
            if (!ApiVersion.IsKnown(version))
            {
                await RestError.Of(OrgError.NotFound()).ExecuteAsync(context);
                return;
            }

            if (tokens.UserOf(context.Request.Headers.Authorization) is not { } user)
            {
                await RestError.Of("INVALID_SESSION_ID", "Session expired or invalid").ExecuteAsync(context);
                return;
            }

            context.Features.Set(new RestCaller(user, $"{DataPath}/{version}"));
        }

        await next(context);
    }

    private static IResult Resources(HttpContext context)
    {
        var root = RestCaller.Of(context).Root;
        var resources = new JsonObject();
        foreach (var name in (string[])["sobjects", "query", "search", "parameterizedSearch", "composite", "limits"])
            resources[name] = $"{root}/{name}";
        resources["identity"] = "/services/oauth2/userinfo";
        return Json.Result(resources);
    }

    private IResult Limits() => Json.Result(new JsonObject
    {
        ["DailyApiRequests"] = new JsonObject { ["Max"] = DailyRequests, ["Remaining"] = DailyRequests - requests.CountApi() },
    });
}
