using CallBridge.Configuration;

namespace CallBridge.Cli;

/// <summary>What a person who has just started the program reads.</summary>
internal static class Welcome
{
    public static string Text(Settings settings)
    {
        var listener = settings.Listener;
        var demo = settings.HasDemoOrg;
        var first = demo
            ? $"""
              CallBridge is running with a demo org. Open

                  http://localhost:{settings.Demo.Port}

              """
            : "CallBridge is running.\n";
        var play = demo && settings.Telephony.Provider == TelephonyProvider.Simulator
            ? "and click \"Incoming call: known caller\".\n\n"
            : "";
        return $"""

            {first}{play}Softphone page  https://localhost:{listener.HttpsPort}/softphone/
            Call center     http://localhost:{listener.HttpPort}/call-center.xml
            Files           {listener.ResolveDataDirectory()}
            Press Ctrl+C to stop.
            """;
    }
}
