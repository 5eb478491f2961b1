using System.Text.RegularExpressions;
using CallBridge.Browser.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>The stand-in of Salesforce Classic under the My Domain host: its home page, a page for each record, and its toolkit.</summary>
internal static partial class ClassicFiles
{
    public const string Home = "/home/home.jsp";

    /// <summary>The form for a new contact.</summary>
    public const string NewContact = "/003/e";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "CallBridge.Browser.Tests", "Salesforce", "classic");

    /// <summary>Answers if the request is Classic's; false if it is anybody else's.</summary>
    public static async Task<bool> AnswerAsync(HttpContext context)
    {
        if (context.Request.Host.Value != SalesforceHosts.My || Find(context.Request.Path) is not { } file)
            return false;
        context.Response.ContentType = file.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8";
        await context.Response.SendFileAsync(Path.Combine(Folder, file));
        return true;
    }

    private static string? Find(string path) => path switch
    {
        "/classic/page.js" => "page.js",
        Home or NewContact => "page.html",
        _ when Toolkit().IsMatch(path) => "interaction.js",
        _ when Record().IsMatch(path) => "page.html",
        _ => null,
    };

    [GeneratedRegex(@"\A/support/api/[0-9]+\.0/interaction\.js\z")]
    private static partial Regex Toolkit();

    [GeneratedRegex(@"\A/[a-zA-Z0-9]{18}\z")]
    private static partial Regex Record();
}
