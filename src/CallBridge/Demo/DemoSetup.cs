using CallBridge.Configuration;
using CallBridge.Salesforce;

namespace CallBridge.Demo;

/// <summary>Starts the stand-in Salesforce org when no real one is configured.</summary>
internal static class DemoSetup
{
    public static IServiceCollection AddDemoOrg(this IServiceCollection services, Settings settings) =>
        settings.Salesforce.Connection == SalesforceConnection.Demo
            ? services.AddHostedService<DemoOrgService>()
            : services;
}
