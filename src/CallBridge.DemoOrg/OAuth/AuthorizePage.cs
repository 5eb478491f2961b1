using System.Text;
using System.Text.Encodings.Web;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.OAuth;

/// <summary>The page on which a person allows an app to act for them (RFC 6749, 4.1.1). The demo's people have no passwords: whoever is picked signs in.</summary>
internal sealed class AuthorizePage(OrgStore org, SignIns signIns, DemoOrgOptions options)
{
    private const string Path = "/services/oauth2/authorize";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Show);
        app.MapPost(Path, DecideAsync);
    }

    private ContentHttpResult Show(HttpRequest request)
    {
        var asked = Asked.Read(name => request.Query[name]);
        if (Problem(asked) is { } problem)
            return Page("Sign-in refused", $"<p>{Html(problem)}</p>", StatusCodes.Status400BadRequest);
        var hint = (string?)request.Query["login_hint"];
        var people = string.Concat(org.All("User").Where(u => u.Is("IsActive")).Select(u => u.Text("Username")).OfType<string>().Select(name =>
            $"<option value=\"{Html(name)}\"{(name.Equals(hint, StringComparison.OrdinalIgnoreCase) ? " selected" : "")}>{Html(name)}</option>"));
        var fields = string.Concat(asked.Pairs.Select(p => $"<input type=\"hidden\" name=\"{p.Name}\" value=\"{Html(p.Value)}\">"));
        return Page("Allow access?",
            $"""
            <p>CallBridge asks to access your data and to perform requests at any time.</p>
            <form method="post" action="{Path}">{fields}
            <p><label>Sign in as <select name="username">{people}</select></label></p>
            <p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></p>
            </form>
            """);
    }

    private async Task<IResult> DecideAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return Page("Sign-in refused", "<p>The form was not understood.</p>", StatusCodes.Status400BadRequest);
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var asked = Asked.Read(name => form[name]);
        if (Problem(asked) is { } problem)
            return Page("Sign-in refused", $"<p>{Html(problem)}</p>", StatusCodes.Status400BadRequest);
        var answer = form["decision"] == "allow" && org.FindBy("User", "Username", form["username"].ToString()) is [var user]
            ? "code=" + Uri.EscapeDataString(signIns.IssueCode(user.Id, asked.RedirectUri!, asked.Challenge!))
            : "error=access_denied&error_description=end-user+denied+authorization";
        return TypedResults.Redirect($"{asked.RedirectUri}?{answer}&state={Uri.EscapeDataString(asked.State ?? "")}");
    }

    // Before the redirect address is known to be the app's own, nothing is sent there.
    private string? Problem(Asked asked) =>
        asked.ClientId != options.ClientId ? "client identifier invalid (invalid_client_id)"
        : asked.RedirectUri is null || !options.RedirectUris.Contains(asked.RedirectUri) ? "redirect_uri must match configuration (redirect_uri_mismatch)"
        : asked.ResponseType != "code" ? "response type not supported (unsupported_response_type)"
        : string.IsNullOrEmpty(asked.Challenge) || asked.ChallengeMethod != "S256" ? "missing required code challenge (invalid_request)"
        : null;

    private static ContentHttpResult Page(string title, string body, int status = StatusCodes.Status200OK) => TypedResults.Text(
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1>{body}</html>", "text/html", Encoding.UTF8, status);

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private sealed record Asked(string? ClientId, string? RedirectUri, string? ResponseType, string? State, string? Challenge, string? ChallengeMethod)
    {
        public static Asked Read(Func<string, string?> value) => new(
            value("client_id"), value("redirect_uri"), value("response_type"), value("state"), value("code_challenge"), value("code_challenge_method"));

        public IEnumerable<(string Name, string Value)> Pairs =>
        [
            ("client_id", ClientId ?? ""), ("redirect_uri", RedirectUri ?? ""), ("response_type", ResponseType ?? ""),
            ("state", State ?? ""), ("code_challenge", Challenge ?? ""), ("code_challenge_method", ChallengeMethod ?? ""),
        ];
    }
}
