using CallBridge.Configuration;

namespace CallBridge.Demo;

/// <summary>Starts the stand-in Salesforce org when no real one is configured.</summary>
internal static class DemoSetup
{
    public static IServiceCollection AddDemoOrg(this IServiceCollection services, Settings settings) =>
        settings.HasDemoOrg
            ? services.AddHostedService<DemoOrgService>()
            : services;
}
