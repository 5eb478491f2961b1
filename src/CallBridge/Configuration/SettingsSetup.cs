namespace CallBridge.Configuration;

/// <summary>Makes each section available by its type.</summary>
internal static class SettingsSetup
{
    public static IServiceCollection AddSettings(this IServiceCollection services, Settings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Listener)
        .AddSingleton(settings.Agent)
        .AddSingleton(settings.Licence)
        .AddSingleton(settings.Telephony)
        .AddSingleton(settings.DialPlan)
        .AddSingleton(settings.Salesforce)
        .AddSingleton(settings.CallRecords)
        .AddSingleton(settings.ScreenPop)
        .AddSingleton(settings.Directory)
        .AddSingleton(settings.Demo);
}
