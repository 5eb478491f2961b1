using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>A listener that nobody is signed in at: the panel says so and leads to Salesforce's own page.</summary>
public sealed class SignInTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Login = "http://localhost:21999";

    internal static readonly IReadOnlyDictionary<string, string> NobodySignedIn = new Dictionary<string, string>
    {
        ["Salesforce__Connection"] = "Rest",
        ["Salesforce__Flow"] = "AuthorizationCode",
        ["Salesforce__LoginUrl"] = Login,
        ["Salesforce__MyDomains__0"] = "acme",
        ["Salesforce__ClientId"] = "client",
        ["Agent__SalesforceUsername"] = "agent@acme.test",
    };

    protected override IReadOnlyDictionary<string, string> Settings => NobodySignedIn;

    protected override string Readiness => "/health";

    [SkippableFact]
    public async Task Sign_in_opens_Salesforces_page_in_a_window_that_has_no_hold_on_the_panel()
    {
        var panel = await OpenAsync();
        await Context.RouteAsync($"{Login}/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Log in</title>" }));
        var window = await Context.RunAndWaitForPageAsync(() => panel.PressAsync("Sign in to Salesforce"));
        await window.WaitForLoadStateAsync();
        Assert.StartsWith($"{Login}/services/oauth2/authorize?response_type=code", window.Url, StringComparison.Ordinal);
        Assert.True(await window.EvaluateAsync<bool>("() => window.opener === null"));
        await Expect(panel.Body.GetByRole(AriaRole.Link, new() { Name = "Open the sign-in page" })).ToHaveAttributeAsync("href", window.Url);
        Watch.Expect(Login);
    }

    [SkippableFact]
    public async Task Address_that_is_not_Salesforces_is_not_opened()
    {
        var panel = await OpenAsync();
        await Context.RouteAsync("**/api/sign-in", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{"url":"https://salesforce.com.evil.example/services/oauth2/authorize"}""",
        }));
        await panel.PressAsync("Sign in to Salesforce");
        await Expect(panel.Body.Locator("#sign-in-problem")).ToContainTextAsync("not Salesforce’s");
        Assert.Single(Context.Pages);
    }

    private async Task<SoftphonePanel> OpenAsync()
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(Listener.Page);
        var panel = new SoftphonePanel(page.Locator("body"));
        await Expect(panel.Body.Locator("#status-message")).ToHaveTextAsync("Nobody is signed in to Salesforce.");
        return panel;
    }
}
