using CallBridge.Configuration;
using CallBridge.Records;
using CallBridge.Salesforce;

namespace CallBridge.Guard;

/// <summary>Sets up who may talk to the listener.</summary>
internal static class GuardSetup
{
    public static IServiceCollection AddGuard(this IServiceCollection services, Settings settings, DataDirectory directory) => services
        .AddSingleton(new GuardPolicy(
            SalesforceSetup.FrameOrigins(settings).ToHashSet(StringComparer.Ordinal),
            settings.Listener.AllowedOrigins.ToHashSet(StringComparer.Ordinal)))
        .AddSingleton<SameUser>()
        .AddSingleton(SalesforceSetup.Toolkits(settings))
        .AddSingleton(ApiToken.LoadOrCreate(directory.Path));
}
