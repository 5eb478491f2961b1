using CallBridge.Api;
using Microsoft.Extensions.FileProviders;

namespace CallBridge.Pages;

/// <summary>Sets up the softphone page, its sessions and its hub.</summary>
internal static class PagesSetup
{
    /// <summary>Bytes of one message from a page; the largest tells what a search found, or a long description.</summary>
    public const int MessageBytes = 512 * 1024;

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton(new PageVersion(ProductVersion.Text));
        services.AddSingleton<PageSessions>();
        services.AddSingleton<PageConnections>();
        services.AddSingleton<PopClaims>();
        services.AddSingleton<PageWork>();
        services.AddSingleton<HubPump>();
        services.AddSingleton<OrgSettings>();
        services.AddFileCompression();
        services.AddSignalR(options => options.MaximumReceiveMessageSize = MessageBytes)
            .AddJsonProtocol(options => ApiJson.Configure(options.PayloadSerializerOptions));
        return services;
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapSoftphoneSession();
        app.MapHub<SoftphoneHub>(HubGate.Path, options =>
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets);
    }

    /// <summary>Serves wwwroot under /softphone/; never cached without asking, so that an upgrade is seen at the next load.</summary>
    public static void UseSoftphoneFiles(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path != "/softphone")
                return next(context);
            context.Response.Redirect("/softphone/" + context.Request.QueryString, permanent: false);
            return Task.CompletedTask;
        });
        var files = new PhysicalFileProvider(app.Environment.WebRootPath);
        app.UseFileCompression(files, "/softphone");
        var modules = ModuleGraph.ToLink(ModuleGraph.From(files, "main.js"));
        app.UseFileServer(new FileServerOptions
        {
            RequestPath = "/softphone",
            FileProvider = files,
            StaticFileOptions =
            {
                ContentTypeProvider = new FileCompression.ContentTypes(),
                OnPrepareResponse = file =>
                {
                    file.Context.Response.Headers.CacheControl = "no-cache";
                    FileCompression.Describe(file);
                    if (file.File.Name == "index.html")
                        file.Context.Response.Headers.Link = modules;
                },
            },
        });
    }
}
