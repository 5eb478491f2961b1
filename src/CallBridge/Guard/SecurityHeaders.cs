namespace CallBridge.Guard;

/// <summary>Response headers that every answer carries.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, GuardPolicy policy, SoftphoneToolkits toolkits)
{
    private readonly string _pagePolicy = string.Join("; ",
        "default-src 'none'",
        $"script-src 'self' {toolkits.Sources}".TrimEnd(),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        // The toolkit's address is the one script that is added, through the one policy that looks at it.
        "require-trusted-types-for 'script'",
        "trusted-types callbridge",
        $"frame-ancestors {(policy.FrameOrigins.Count == 0 ? "'none'" : string.Join(' ', policy.FrameOrigins))}");

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: an error handler begins its answer with no headers at all.
        context.Response.OnStarting(Add, context);
        return next(context);
    }

    private Task Add(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = IsSignOfLife(context) ? "cross-origin" : "same-origin";
        headers.ContentSecurityPolicy = IsPage(context)
            ? $"{_pagePolicy}; connect-src 'self' {SocketOrigin(context.Request)}"
            : "default-src 'none'; frame-ancestors 'none'";
        return Task.CompletedTask;
    }

    // A document's policy is what counts; on each of its files it would only be bytes.
    private static bool IsPage(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/softphone", StringComparison.Ordinal)
        && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    // Salesforce's stand-by page asks by a request that it cannot read the answer of: that there is one is all that it learns.
    private static bool IsSignOfLife(HttpContext context) =>
        context.Request.Path == "/health" && context.Response.StatusCode == StatusCodes.Status200OK;

    // Not every browser reads 'self' as covering the socket of the same origin.
    private static string SocketOrigin(HttpRequest request) => $"{(request.IsHttps ? "wss" : "ws")}://{request.Host.Value}";
}
