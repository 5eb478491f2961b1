using CallBridge.Salesforce;
using FluentValidation;
using FluentValidation.Results;

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
    public DemoOptions Demo { get; private init; } = new();

    /// <summary>Extension of the demo's agent, with the simulator.</summary>
    public const string DemoExtension = "1001";

    /// <summary>The agent's extension, the demo's filled in.</summary>
    public string Extension => Agent.Extension ?? DemoExtension;

    /// <summary>Reads every section; all that is wrong comes back at once, one line each.</summary>
    public static (Settings Settings, IReadOnlyList<string> Errors) Read(IConfiguration configuration)
    {
        List<string> errors = [];
        var settings = new Settings
        {
            Listener = Section(configuration, ListenerOptions.Section, new ListenerOptionsValidator(), errors),
            Agent = Section(configuration, AgentOptions.Section, new AgentOptionsValidator(), errors),
            Licence = Section<LicenceOptions>(configuration, LicenceOptions.Section, null, errors),
            Telephony = Section(configuration, TelephonyOptions.Section, new TelephonyOptionsValidator(), errors),
            DialPlan = Section(configuration, DialPlanSection.Section, new DialPlanSectionValidator(), errors),
            Salesforce = Section(configuration, SalesforceSection.Section, new SalesforceSectionValidator(), errors),
            CallRecords = Section(configuration, CallRecordsSection.Section, new CallRecordsSectionValidator(), errors),
            ScreenPop = Section<ScreenPopOptions>(configuration, ScreenPopOptions.Section, null, errors),
            Demo = Section(configuration, DemoOptions.Section, new DemoOptionsValidator(), errors),
        };
        if (settings.Telephony.Provider == TelephonyProvider.Asterisk && settings.Agent.Extension is null)
            errors.Add("Agent:Extension is missing: name the extension whose phone is followed.");
        if (settings.Salesforce.Connection == SalesforceConnection.Rest && settings.Agent.SalesforceUsername is null)
            errors.Add("Agent:SalesforceUsername is missing: name the agent's Salesforce user.");

        if (settings.Telephony.Provider == TelephonyProvider.Simulator && settings.Salesforce.Connection == SalesforceConnection.Rest
            && !IsLoopback(settings.Salesforce.LoginUrl))
        {
            errors.Add("Telephony:Provider is Simulator: its pretend calls would be written to a real org. Set Asterisk, or Salesforce:Connection Demo.");
        }

        // The demo org's people live in Britain.
        if (settings.Salesforce.Connection == SalesforceConnection.Demo && settings.DialPlan.CountryCallingCode is null)
            settings = settings with { DialPlan = settings.DialPlan with { CountryCallingCode = "44" } };
        return (settings, errors);
    }

    private static bool IsLoopback(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static T Section<T>(IConfiguration configuration, string name, AbstractValidator<T>? validator, List<string> errors)
        where T : class, new()
    {
        T options;
        try
        {
            options = configuration.GetSection(name).Get<T>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException error)
        {
            errors.Add(BindingProblem(name, error));
            return new T();
        }

        foreach (var failure in validator?.Validate(options).Errors ?? Enumerable.Empty<ValidationFailure>())
            errors.Add($"{name}:{failure.PropertyName.Replace('.', ':')} {Sentence(failure)}");
        return options;
    }

    // The binder stops at a section's first unreadable value. Its message names key and type; ours adds what to do.
    private static string BindingProblem(string section, InvalidOperationException error)
    {
        var message = error.Message.ReplaceLineEndings(" ");
        return message.Contains("ErrorOnUnknownConfiguration", StringComparison.Ordinal)
            ? $"{section} has a setting that is not known: {message[(message.LastIndexOf(':') + 1)..].Trim()}. Check its spelling in docs/configuration.md."
            : $"{section} cannot be read: {message}";
    }

    private static string Sentence(ValidationFailure failure)
    {
        // FluentValidation's own messages begin with the quoted property name, which the line names already.
        var message = failure.ErrorMessage;
        var own = $"'{failure.FormattedMessagePlaceholderValues?.GetValueOrDefault("PropertyName")}' ";
        return message.StartsWith(own, StringComparison.Ordinal) ? message[own.Length..] : message;
    }
}
