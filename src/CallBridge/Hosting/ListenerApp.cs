using System.Net;
using CallBridge.Api;
using CallBridge.CallCenter;
using CallBridge.Certificates;
using CallBridge.Configuration;
using CallBridge.Demo;
using CallBridge.Desks;
using CallBridge.Guard;
using CallBridge.Pages;
using CallBridge.Records;
using CallBridge.Salesforce;
using CallBridge.Telephony;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CallBridge.Hosting;

/// <summary>Puts the listener together: what it needs from the machine first, then services, then the pipeline.</summary>
internal static class ListenerApp
{
    /// <summary>Bytes of a request's body; the largest is a note.</summary>
    public const int RequestBytes = 256 * 1024;

    /// <summary>Connections at once: many tabs, and far from what could exhaust the machine.</summary>
    public const int Connections = 500;

    /// <summary>Of these, sockets of softphone pages.</summary>
    public const int Sockets = 250;

    /// <summary>Builds a listener that is ready to start.</summary>
    /// <exception cref="StartupException">Configuration, data directory or a port stand in the way.</exception>
    public static WebApplication Build(string[] args) => Build(args, null);

    /// <summary>As <see cref="Build(string[])"/>; <paramref name="replace"/> changes services last.</summary>
    internal static WebApplication Build(string[] args, Action<IServiceCollection>? replace)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        SettingsFiles.Add(builder.Configuration);
        var settings = ReadSettings(builder.Configuration);
        ProbePorts(settings);
        var directory = OpenDirectory(settings.Listener);
        Log(builder.Logging);
        Listen(builder.WebHost, settings.Listener, directory);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSettings(settings);
        services.AddGuard(settings, directory);
        services.AddApi(settings);
        services.AddPages();
        // Hosted services start in this order and stop in reverse.
        services.AddRecords(settings, directory);
        services.AddTelephony(settings);
        services.AddDemoOrg(settings);
        services.AddDesk(settings);
        services.AddSalesforce(settings);
        services.AddDelivery();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

        replace?.Invoke(services);

        var app = builder.Build();
        // Asked for first, let go last: not before what writes there.
        app.Services.GetRequiredService<DataDirectory>();
        // Order matters: nothing is served, not even a file, before the guard has looked.
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestGuard>();
        app.UseApiErrors();
        app.UseCors();
        app.UseMiddleware<BearerGuard>();
        app.UseWebSockets();
        app.UseMiddleware<HubGate>();
        app.UseSoftphoneFiles();
        app.MapStatus();
        app.MapCalls();
        app.MapCallRecords();
        app.MapPresence();
        app.MapEvents();
        app.MapDirectory();
        app.MapSignIn();
        app.MapCallCenter();
        app.MapPages();
        app.MapOpenApi();
        return app;
    }

    /// <summary>Loopback and nothing else: said once more of what was really bound.</summary>
    public static void AssertLoopback(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            if (!IPAddress.TryParse(new Uri(address).Host.Trim('[', ']'), out var ip) || !IPAddress.IsLoopback(ip))
                throw new StartupException(ExitCodes.Unavailable, $"CallBridge would listen on {address}, which is not loopback. It stops rather than do that.");
        }
    }

    /// <summary>The configuration, or one message with all that is wrong in it.</summary>
    /// <exception cref="StartupException">Something is wrong.</exception>
    public static Settings ReadSettings(IConfiguration configuration)
    {
        var (settings, errors) = Settings.Read(configuration);
        return errors.Count == 0
            ? settings
            : throw new StartupException(ExitCodes.Config, "The configuration is wrong:\n" + string.Join('\n', errors.Select(error => "  " + error)));
    }

    private static void ProbePorts(Settings settings)
    {
        List<(int Port, string Setting)> ports =
        [
            (settings.Listener.HttpPort, "Listener:HttpPort"),
            (settings.Listener.HttpsPort, "Listener:HttpsPort"),
        ];
        if (settings.HasDemoOrg)
            ports.Add((settings.Demo.Port, "Demo:Port"));
        foreach (var (port, setting) in ports)
        {
            if (PortProbe.Problem(port, setting) is { } problem)
                throw new StartupException(ExitCodes.Unavailable, problem);
        }
    }

    private static DataDirectory OpenDirectory(ListenerOptions listener)
    {
        try
        {
            return DataDirectory.Open(listener.ResolveDataDirectory());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCodes.Unavailable, error.Message);
        }
    }

    private static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        // Request lines would carry one-use tickets and numbers.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
    }

    // In code only, with an empty section: Kestrel__Endpoints__* in the environment must not open a port.
    // Nor may ASPNETCORE_URLS with ASPNETCORE_PREFERHOSTINGURLS take the place of what is said here.
    private static void Listen(IWebHostBuilder web, ListenerOptions listener, DataDirectory directory) => web.PreferHostingUrls(false).ConfigureKestrel(kestrel =>
    {
        kestrel.Configure(new ConfigurationBuilder().Build());
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBytes;
        kestrel.Limits.MaxConcurrentConnections = Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = Sockets;
        var certificate = new CertificateStore(directory.Path, TimeProvider.System).LoadOrCreate();
        var sameUser = kestrel.ApplicationServices.GetRequiredService<SameUser>();
        foreach (var address in PortProbe.Addresses)
        {
            kestrel.Listen(address, listener.HttpPort, options =>
            {
                sameUser.Guard(options);
                options.Protocols = HttpProtocols.Http1;
            });
            kestrel.Listen(address, listener.HttpsPort, options =>
            {
                sameUser.Guard(options);
                options.Protocols = HttpProtocols.Http1AndHttp2;
                options.UseHttps(certificate);
            });
        }
    });
}
