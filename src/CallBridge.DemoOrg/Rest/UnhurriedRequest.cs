using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CallBridge.DemoOrg.Rest;

/// <summary>A request that is carried out to its end although its client has gone, as Salesforce does.</summary>
internal static class UnhurriedRequest
{
    /// <summary>Reads the whole request; from then on the client's going away stops nothing.</summary>
    public static async Task DetachAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
        context.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime());
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort()
        {
        }
    }
}
