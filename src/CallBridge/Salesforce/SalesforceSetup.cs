using CallBridge.Calls;
using CallBridge.Configuration;
using CallBridge.Guard;
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
            settings.Salesforce.Flow == SalesforceFlow.AuthorizationCode ? new KeptSignIn(provider.GetRequiredService<SecretVault>()) : null));
        services.AddSingleton<ISalesforce>(provider => new WatchedSalesforce(
            provider.GetRequiredService<RestSalesforce>(), provider.GetRequiredService<SalesforceHealth>()));
        services.AddHostedService<SignInWatch>();
        services.AddSingleton<OrgFactsLoader>();
        services.AddHostedService(provider => provider.GetRequiredService<OrgFactsLoader>());
        return services;
    }

    /// <summary>Exact origins of the org's pages.</summary>
    public static IReadOnlyList<string> FrameOrigins(Settings settings) =>
        settings.Salesforce.Connection == SalesforceConnection.Demo
            ? [DemoOrigin(settings)]
            : [.. settings.Salesforce.MyDomains.SelectMany(domain => new[]
                {
                    $"https://{domain}.lightning.force.com",
                    $"https://{domain}.my.salesforce.com",
                })];

    /// <summary>Exact origins that the toolkit script may come from.</summary>
    public static SoftphoneToolkits Toolkits(Settings settings) => new(
        settings.Salesforce.Connection == SalesforceConnection.Demo
            ? DemoOrigin(settings)
            : string.Join(' ', settings.Salesforce.MyDomains.Select(domain => $"https://{domain}.my.salesforce.com")));

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
                Flow = section.Flow,
                ClientId = section.ClientId!,
                ClientSecret = section.ClientSecret ?? "",
                PrivateKeyFile = section.PrivateKeyFile,
                RedirectUri = new Uri($"http://localhost:{settings.Listener.HttpPort}{PersonalSignIn.CallbackPath}"),
            };
    }
}
