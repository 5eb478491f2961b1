using System.Web;
using CallBridge.DemoOrg.Org;
using CallBridge.Salesforce.OAuth;

namespace CallBridge.Faults.Tests.Bench;

/// <summary>The agent in front of the browser.</summary>
internal static class Person
{
    /// <summary>Nobody listens there: the answer is taken from the redirect itself.</summary>
    public static readonly Uri Redirect = new("http://localhost:21047/oauth/callback");

    /// <summary>Signs in on the org's own page.</summary>
    /// <returns>Null, or why not.</returns>
    public static async Task<string?> SignInAsync(PersonalSignIn signIn)
    {
        var begun = signIn.Begin();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var asked = HttpUtility.ParseQueryString(begun.Query);
        var form = asked.AllKeys.OfType<string>().ToDictionary(name => name, name => asked[name]!);
        form["username"] = OrgSeed.AgentUsername;
        form["decision"] = "allow";
        using var content = new FormUrlEncodedContent(form);
        using var answer = await browser.PostAsync(new Uri(begun.GetLeftPart(UriPartial.Path)), content);
        if (answer.Headers.Location is not { } landing)
            return $"The org's page answered {(int)answer.StatusCode}.";
        var values = HttpUtility.ParseQueryString(landing.Query);
        return await signIn.CompleteAsync(values["state"], values["code"], values["error"]);
    }
}
