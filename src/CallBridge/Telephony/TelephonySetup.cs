using CallBridge.Calls;
using CallBridge.Configuration;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony;

/// <summary>Sets up the phone system that is followed.</summary>
internal static class TelephonySetup
{
    public static IServiceCollection AddTelephony(this IServiceCollection services, Settings settings)
    {
        if (settings.Telephony.Provider == TelephonyProvider.Simulator)
        {
            services.AddSingleton(provider => new SimulatedPhones(
                new SimulatorOptions { Extension = settings.Extension },
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SimulatedPhones>>()));
            return services.AddSingleton<ITelephony>(provider => provider.GetRequiredService<SimulatedPhones>());
        }

        throw new NotSupportedException();
    }
}
