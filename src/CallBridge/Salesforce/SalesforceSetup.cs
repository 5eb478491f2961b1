using CallBridge.Calls;
using CallBridge.Configuration;
using CallBridge.Guard;
using CallBridge.Pages;
using CallBridge.Salesforce.Browser;
using CallBridge.Salesforce.OAuth;
using CallBridge.Secrets;
using CallBridge.Status;

namespace CallBridge.Salesforce;

/// <summary>Sets up the way to Salesforce, and which of its hosts may frame the page.</summary>
internal static class SalesforceSetup
{
    public static IServiceCollection AddSalesforce(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<SalesforceHealth>();
        services.AddSingleton(_ => SecretVault.In(settings.Listener.ResolveDataDirectory()));
        services.AddSingleton(provider => new RestSalesforce(
            Options(settings),
            new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RestSalesforce>>(),
            Options(settings).Flow == SalesforceFlow.AuthorizationCode ? new KeptSignIn(provider.GetRequiredService<SecretVault>()) : null));
        var browser = settings.Salesforce.Connection == SalesforceConnection.Browser;
        services.AddSingleton<ISalesforce>(provider => new WatchedSalesforce(
            browser ? provider.GetRequiredService<BrowserSalesforce>() : provider.GetRequiredService<RestSalesforce>(),
            provider.GetRequiredService<SalesforceHealth>()));
        if (browser)
        {
            services.AddSingleton(provider => new BrowserSalesforce(
                Options(settings), provider.GetRequiredService<PageWork>(), provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService<PageRoute>();
        }
        else
        {
            services.AddHostedService<SignInWatch>();
        }

        services.AddSingleton<ColleagueBook>();
        services.AddSingleton<OrgFactsLoader>();
        services.AddHostedService(provider => provider.GetRequiredService<OrgFactsLoader>());
        return services;
    }

    /// <summary>Exact origins of the org's pages.</summary>
    public static IReadOnlyList<string> FrameOrigins(Settings settings) =>
        StandIn(settings) is { } origin
            ? [origin]
            : [.. settings.Salesforce.MyDomains.SelectMany(domain => new[]
                {
                    $"https://{domain}.lightning.force.com",
                    $"https://{domain}.my.salesforce.com",
                })];

    /// <summary>Exact origins that the toolkit script may come from.</summary>
    public static SoftphoneToolkits Toolkits(Settings settings) => new(
        StandIn(settings) is { } origin
            ? origin
            : string.Join(' ', settings.Salesforce.MyDomains.Select(domain => $"https://{domain}.my.salesforce.com")),
        FrameOrigins(settings) is [var first, ..] ? first : null);

    /// <summary>The origin of a pretend org on this machine, in place of the org's own hosts; null if there is none.</summary>
    private static string? StandIn(Settings settings) => settings.Salesforce switch
    {
        { Connection: SalesforceConnection.Demo } => DemoOrigin(settings),
        { Connection: SalesforceConnection.Browser, LoginUrl: { } url } => new Uri(url).GetLeftPart(UriPartial.Authority),
        _ => null,
    };

    private static string DemoOrigin(Settings settings) => $"http://localhost:{settings.Demo.Port}";

    private static SalesforceOptions Options(Settings settings)
    {
        var section = settings.Salesforce;
        var options = new SalesforceOptions
        {
            Connection = section.Connection,
            ApiVersion = section.ApiVersion,
            Username = section.Username ?? settings.Agent.SalesforceUsername,
            KeyField = settings.CallRecords.KeyField,
            FallbackSearchObjects = [.. section.SearchObjects],
        };
        return section.Connection == SalesforceConnection.Demo
            ? options with { LoginUrl = new Uri(DemoOrigin(settings)), ClientId = "demo", ClientSecret = "demo" }
            : options with
            {
                MyDomains = [.. section.MyDomains],
                LoginUrl = new Uri(section.LoginUrl ?? $"https://{section.MyDomains[0]}.my.salesforce.com"),
                Flow = section.Connection == SalesforceConnection.Browser ? SalesforceFlow.ClientCredentials : section.Flow,
                ClientId = section.ClientId ?? "",
                ClientSecret = section.ClientSecret ?? "",
                PrivateKeyFile = section.PrivateKeyFile,
                RedirectUri = new Uri($"http://localhost:{settings.Listener.HttpPort}{PersonalSignIn.CallbackPath}"),
            };
    }
}
