using System.CommandLine;
using CallBridge.CallCenter;
using CallBridge.Configuration;
using CallBridge.Guard;
using CallBridge.Hosting;

namespace CallBridge.Cli;

/// <summary>The program's commands; without one it runs the listener.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("CallBridge joins a phone system to Salesforce.");
        root.SetAction((_, stop) => ListenAsync(stop));

        var run = new Command("run", "Runs the listener (the default).");
        run.SetAction((_, stop) => ListenAsync(stop));
        root.Subcommands.Add(run);

        var token = new Command("token", "Prints the bearer token of the HTTP API.");
        token.SetAction(_ =>
        {
            var path = ApiToken.PathIn(ReadSettings().Listener.ResolveDataDirectory());
            if (!File.Exists(path))
                throw new StartupException(ExitCodes.Unavailable, $"There is no token yet: start CallBridge once. ({path} does not exist.)");
            Console.WriteLine(File.ReadAllText(path).Trim());
        });
        root.Subcommands.Add(token);

        var output = new Option<FileInfo?>("--out") { Description = "File to write; without it the definition is printed." };
        var callCenter = new Command("call-center", "Writes the call center definition for Salesforce.") { output };
        callCenter.SetAction(parsed =>
        {
            var settings = ReadSettings();
            var xml = CallCenterEndpoints.For(settings.Listener, settings.DialPlan);
            if (parsed.GetValue(output) is { } file)
                Write(file, xml);
            else
                Console.Write(xml);
        });
        root.Subcommands.Add(callCenter);

        root.Subcommands.Add(SecretCommands.Make(() => ReadSettingsForFiles()));
        root.Subcommands.Add(SignInCommands.Login(ReadSettings));
        root.Subcommands.Add(SignInCommands.Logout(ReadSettings));

        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The host itself takes SIGTERM and Ctrl+C; a second handler would cut its shutdown short with another exit code.
                ProcessTerminationTimeout = null,
            });
        }
        catch (StartupException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return problem.ExitCode;
        }
    }

    private static async Task<int> ListenAsync(CancellationToken stop)
    {
        await using var app = ListenerApp.Build([]);
        var settings = app.Services.GetRequiredService<Settings>();
        if (!settings.Listener.Enabled)
        {
            Console.WriteLine("CallBridge is switched off (Listener:Enabled is false).");
            return ExitCodes.Ok;
        }

        await StartAsync(app, stop);
        ListenerApp.AssertLoopback(app);
        Console.WriteLine(Welcome.Text(settings));
        await app.WaitForShutdownAsync(stop);
        return ExitCodes.Ok;
    }

    // What could not be foreseen (a port taken since it was looked at, a journal that cannot be opened): the log has the rest.
    private static async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception error) when (error is not (OperationCanceledException or StartupException))
        {
            throw new StartupException(ExitCodes.Unavailable, $"CallBridge cannot start: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static void Write(FileInfo file, string text)
    {
        try
        {
            File.WriteAllText(file.FullName, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCodes.Unavailable, $"{file.FullName} cannot be written: {error.Message}");
        }
    }

    private static Settings ReadSettings() => ListenerApp.ReadSettings(Configuration());

    // Of use while the configuration is not whole yet: a secret may be all that is missing.
    private static string ReadSettingsForFiles() =>
        new ListenerOptions { DataDirectory = Configuration()["Listener:DataDirectory"] }.ResolveDataDirectory();

    private static ConfigurationManager Configuration()
    {
        var configuration = new ConfigurationManager();
        configuration.SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        SettingsFiles.Add(configuration);
        return configuration;
    }
}
