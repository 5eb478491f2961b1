using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Org;

/// <summary>The softphone page, in Salesforce's frame or by itself, as a person sees it.</summary>
internal sealed class SoftphonePanel(ILocator body)
{
    public ILocator Body => body;

    public ILocator Status => body.Locator("#status-title");

    /// <summary>The cards of the calls, the one that needs the agent first.</summary>
    public ILocator Calls => body.Locator(".cb-call");

    public ILocator DialField => body.GetByLabel("Number", new() { Exact = true });

    public ILocator DialProblem => body.Locator("#dial-problem");

    /// <summary>The card of the call with this party; other cards may name it too.</summary>
    public ILocator Call(string party) =>
        body.Locator($".cb-call:has(.cb-call__party:has-text(\"{party}\"), .cb-call__number:has-text(\"{party}\"))");

    /// <summary>What becomes of the call in Salesforce, and why.</summary>
    public ILocator Log(string party) => Call(party).Locator(".cb-log");

    /// <summary>How far the call record has come.</summary>
    public ILocator Record(string party) => Call(party).Locator(".cb-record");

    /// <summary>A button of the panel by its name, or by how its name begins.</summary>
    public ILocator Button(string name) => Button(body, name);

    public static ILocator Button(ILocator within, string name) =>
        within.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($@"^\s*{name}") });

    /// <summary>Waits until the call with this party is said to be in the state.</summary>
    public Task SaysAsync(string party, string state) => Expect(Call(party).Locator(".cb-call__state")).ToHaveTextAsync(state);

    public Task PressAsync(string button) => Button(button).ClickAsync();
}
