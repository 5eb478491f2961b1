using CallBridge.Salesforce;

namespace CallBridge.Configuration;

/// <summary>All configuration, read and checked once at start.</summary>
internal sealed record Settings
{
    public ListenerOptions Listener { get; private init; } = new();
    public AgentOptions Agent { get; private init; } = new();
    public LicenceOptions Licence { get; private init; } = new();
    public TelephonyOptions Telephony { get; private init; } = new();
    public DialPlanSection DialPlan { get; private init; } = new();
    public SalesforceSection Salesforce { get; private init; } = new();
    public CallRecordsSection CallRecords { get; private init; } = new();
    public ScreenPopOptions ScreenPop { get; private init; } = new();
    public DirectorySection Directory { get; private init; } = new();
    public DemoOptions Demo { get; private init; } = new();

    /// <summary>Extension of the demo's agent, with the simulator.</summary>
    public const string DemoExtension = "1001";

    /// <summary>Whether the demo org runs beside the listener: as the org itself, or to be worked with through its pages.</summary>
    public bool HasDemoOrg => Salesforce.Connection == SalesforceConnection.Demo
        || (Salesforce.Connection == SalesforceConnection.Browser && Uri.TryCreate(Salesforce.LoginUrl, UriKind.Absolute, out var page) && page.IsLoopback && page.Port == Demo.Port);

    /// <summary>The agent's extension, the demo's filled in.</summary>
    public string Extension => Agent.Extension ?? DemoExtension;

    /// <summary>Reads every section; all that is wrong comes back at once, one line each.</summary>
    public static (Settings Settings, IReadOnlyList<string> Errors) Read(IConfiguration configuration)
    {
        List<string> errors = [];
        var settings = new Settings
        {
            Listener = SectionReader.Read(configuration, ListenerOptions.Section, new ListenerOptionsValidator(), errors),
            Agent = SectionReader.Read(configuration, AgentOptions.Section, new AgentOptionsValidator(), errors),
            Licence = SectionReader.Read<LicenceOptions>(configuration, LicenceOptions.Section, null, errors),
            Telephony = SectionReader.Read(configuration, TelephonyOptions.Section, new TelephonyOptionsValidator(), errors),
            DialPlan = SectionReader.Read(configuration, DialPlanSection.Section, new DialPlanSectionValidator(), errors),
            Salesforce = SectionReader.Read(configuration, SalesforceSection.Section, new SalesforceSectionValidator(), errors),
            CallRecords = SectionReader.Read(configuration, CallRecordsSection.Section, new CallRecordsSectionValidator(), errors),
            ScreenPop = SectionReader.Read<ScreenPopOptions>(configuration, ScreenPopOptions.Section, null, errors),
            Directory = SectionReader.Read(configuration, DirectorySection.Section, new DirectorySectionValidator(), errors),
            Demo = SectionReader.Read(configuration, DemoOptions.Section, new DemoOptionsValidator(), errors),
        };
        if (settings.Telephony.Provider == TelephonyProvider.Asterisk && settings.Agent.Extension is null)
            errors.Add("Agent:Extension is missing: name the extension whose phone is followed.");
        if (settings.Salesforce.Connection == SalesforceConnection.Rest && settings.Agent.SalesforceUsername is null)
            errors.Add("Agent:SalesforceUsername is missing: name the agent's Salesforce user.");

        if (settings.Telephony.Provider == TelephonyProvider.Simulator && settings.Salesforce.Connection != SalesforceConnection.Demo
            && !IsLoopback(settings.Salesforce.LoginUrl))
        {
            errors.Add("Telephony:Provider is Simulator: its pretend calls would be written to a real org. Set Asterisk, or Salesforce:Connection Demo.");
        }

        if (settings.HasDemoOrg
            && (settings.Demo.Port == settings.Listener.HttpPort || settings.Demo.Port == settings.Listener.HttpsPort))
        {
            errors.Add("Demo:Port must not be a port of the listener itself.");
        }

        // The demo org's people live in Britain.
        if (settings.HasDemoOrg && settings.DialPlan.CountryCallingCode is null)
            settings = settings with { DialPlan = settings.DialPlan with { CountryCallingCode = "44" } };
        return (settings, errors);
    }

    private static bool IsLoopback(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
