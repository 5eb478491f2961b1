using CallBridge.Api;
using CallBridge.Calls;
using CallBridge.Configuration;
using CallBridge.Status;

namespace CallBridge.Desks;

/// <summary>Sets up the agent's desk and ties phone, store and pages to it.</summary>
internal static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<DeskWork>();
        services.AddSingleton(provider => new DeskShell(
            DeskRulesFactory.Make(settings, null),
            provider.GetRequiredService<ICallStore>(),
            provider.GetRequiredService<DeskWork>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeskShell>>()));
        services.AddSingleton<DeskRulesSource>();
        services.AddSingleton<StatusBoard>();
        services.AddSingleton<DeskViews>();
        services.AddSingleton<DeskFeed>();
        services.AddSingleton<PhoneFollower>();
        services.AddHostedService<DeskService>();
        return services;
    }
}
