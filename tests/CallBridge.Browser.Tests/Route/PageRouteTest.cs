using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Route;

/// <summary>A listener without a sign-in of its own: it works through the page of the demo org that is open in a real browser.</summary>
public abstract class PageRouteTest(BrowserFixture fixture) : BrowserTest(fixture)
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Salesforce__Connection"] = "Browser",
        ["Salesforce__LoginUrl"] = "http://localhost:{demo}",
    };

    // Salesforce is ready only once there is a page.
    protected override string Readiness => "/health";

    /// <summary>A call that rings in this tab, found, answered and hung up.</summary>
    internal static async Task CallAsync(OrgTab tab)
    {
        await tab.PlayAsync("Incoming call: known caller");
        await Expect(tab.Panel.Log("Fred Bloggs")).ToHaveTextAsync("Will be logged to: Fred Bloggs (only match)");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Hang up");
    }

    /// <summary>Lets the org carry out what the page asks at this address, and keeps the answer from it.</summary>
    /// <returns>Completes when the org has done it.</returns>
    internal static async Task<Task> LoseAnswerAsync(OrgTab tab, string address, Func<string, bool> isMeant)
    {
        var done = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**{address}", async route =>
        {
            if (!isMeant(route.Request.PostData ?? ""))
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            done.TrySetResult();
        });
        return done.Task.WaitAsync(TimeSpan.FromSeconds(45), TimeProvider.System);
    }

    /// <summary>The Tasks that stand for calls, looked at from outside.</summary>
    protected async Task<IReadOnlyList<JsonElement>> CallTasksAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Listener.Org) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo",
            ["client_secret"] = "demo",
        });
        using var token = await http.PostAsync(new Uri("services/oauth2/token", UriKind.Relative), form);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
        var answer = await http.GetFromJsonAsync<JsonElement>(
            "services/data/v67.0/query?q=" + Uri.EscapeDataString("SELECT Id, Subject, CallObject FROM Task WHERE CallObject != null"));
        return [.. answer.GetProperty("records").EnumerateArray()];
    }

    /// <summary>What the browser keeps of work that the listener has not heard of.</summary>
    internal static Task<int> KeptAsync(OrgTab tab) => tab.Page.Frame("softphone-frame") is { } named ? KeptAsync(named) : KeptAsync(tab.Page.Frames[1]);

    private static Task<int> KeptAsync(IFrame frame) => frame.EvaluateAsync<int>(
        """
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open('callbridge', 1);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const count = opening.result.transaction('work').objectStore('work').count();
            count.onsuccess = () => { resolve(count.result); opening.result.close(); };
            count.onerror = () => reject(count.error);
          };
        })
        """);
}
