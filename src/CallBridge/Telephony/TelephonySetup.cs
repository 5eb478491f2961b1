using CallBridge.Calls;
using CallBridge.Configuration;
using CallBridge.DemoOrg.Org;
using CallBridge.Telephony.Asterisk;
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
                new SimulatorOptions { Extension = settings.Extension, Numbers = DemoNumbers, Queues = ["sales"] },
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SimulatedPhones>>()));
            return services.AddSingleton<ITelephony>(provider => provider.GetRequiredService<SimulatedPhones>());
        }

        return services.AddSingleton<ITelephony>(provider => new AsteriskPhones(
            Options(settings),
            [Line(settings)],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AsteriskPhones>>()));
    }

    private static PhoneLine Line(Settings settings)
    {
        var section = settings.Telephony.Asterisk;
        return new PhoneLine(settings.Extension, section.Endpoint ?? $"PJSIP/{settings.Extension}", section.QueueMemberInterface);
    }

    // The people who ring are those whom the demo org knows.
    private static ScenarioNumbers DemoNumbers { get; } = new()
    {
        KnownCaller = OrgSeed.KnownCaller,
        Shared = OrgSeed.SharedNumber,
        UnknownCaller = OrgSeed.UnknownNumber,
        PersonAccount = OrgSeed.PersonAccountNumber,
        ColleagueName = "Sam Taylor",
    };

    private static AsteriskOptions Options(Settings settings)
    {
        var section = settings.Telephony.Asterisk;
        return new AsteriskOptions
        {
            Host = section.Host!,
            Port = section.Port,
            UseTls = section.UseTls,
            Username = section.Username!,
            Secret = section.Secret!,
            Heartbeat = TimeSpan.FromSeconds(section.HeartbeatSeconds),
            DialContext = section.DialContext,
            ConferenceContext = section.ConferenceContext,
            AnswerNotify = section.AnswerNotify,
            HoldNotify = section.HoldNotify,
            AutoAnswer = section.AutoAnswer,
            Queues = [.. section.Queues],
            SystemName = settings.Telephony.SystemName,
        };
    }
}
