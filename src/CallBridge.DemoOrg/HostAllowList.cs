using Microsoft.AspNetCore.Http;

namespace CallBridge.DemoOrg;

/// <summary>
/// Refuses a request whose Host is not this server's own name with this port, against DNS rebinding. Stock host filtering
/// ignores the port and lets an empty Host pass.
/// </summary>
internal sealed class HostAllowList(RequestDelegate next, int port)
{
    private readonly string[] _allowed = [$"localhost:{port}", $"127.0.0.1:{port}", $"[::1]:{port}"];

    public Task InvokeAsync(HttpContext context)
    {
        if (_allowed.Contains(context.Request.Host.Value, StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync($"This demo org answers only to {_allowed[0]}.", context.RequestAborted);
    }
}
