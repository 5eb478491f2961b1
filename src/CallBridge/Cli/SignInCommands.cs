using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using CallBridge.Configuration;
using CallBridge.Guard;
using CallBridge.Hosting;

namespace CallBridge.Cli;

/// <summary><c>callbridge login</c> and <c>logout</c>: the agent's sign-in to Salesforce, through the running listener.</summary>
internal static class SignInCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Login(Func<Settings> settings)
    {
        var login = new Command("login", "Begins the agent's sign-in to Salesforce: prints the address to open in the browser.");
        login.SetAction(async (_, stop) =>
        {
            using var answer = await AskAsync(settings(), HttpMethod.Post, stop);
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
            if (!answer.IsSuccessStatusCode)
                throw new StartupException(ExitCodes.Unavailable, Problem(body));
            Console.WriteLine("Open this address in your browser within ten minutes, and sign in:");
            Console.WriteLine(body.RootElement.GetProperty("url").GetString());
        });
        return login;
    }

    public static Command Logout(Func<Settings> settings)
    {
        var logout = new Command("logout", "Ends the agent's sign-in to Salesforce, here and there.");
        logout.SetAction(async (_, stop) =>
        {
            using var answer = await AskAsync(settings(), HttpMethod.Delete, stop);
            if (!answer.IsSuccessStatusCode)
            {
                using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
                throw new StartupException(ExitCodes.Unavailable, Problem(body));
            }

            Console.WriteLine("Signed out.");
        });
        return logout;
    }

    private static async Task<HttpResponseMessage> AskAsync(Settings settings, HttpMethod method, CancellationToken stop)
    {
        var path = ApiToken.PathIn(settings.Listener.ResolveDataDirectory());
        if (!File.Exists(path))
            throw new StartupException(ExitCodes.Unavailable, $"CallBridge has not run yet ({path} does not exist). Start it, then try again.");
        using var http = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(method, new Uri($"http://localhost:{settings.Listener.HttpPort}/api/sign-in"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(path, stop)).Trim());
        try
        {
            return await http.SendAsync(request, stop);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new StartupException(ExitCodes.Unavailable, $"CallBridge does not answer on port {settings.Listener.HttpPort}. Start it, then try again.");
        }
    }

    private static string Problem(JsonDocument body) =>
        body.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "It was refused." : "It was refused.";
}
