using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.OAuth;

/// <summary>The token endpoint, and who is signed in. Errors are an object here: RFC 6749, section 5.2.</summary>
internal sealed class OAuthEndpoints(OrgStore org, AccessTokens tokens, SignIns signIns, DemoOrgOptions options, Uri address, TimeProvider time)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/services/oauth2/token", TokenAsync);
        new AuthorizePage(org, signIns, options).Map(app);
        app.MapPost("/services/oauth2/revoke", RevokeAsync);
        app.MapMethods("/services/oauth2/userinfo", ["GET", "POST"], UserInfo);
        app.MapGet("/id/{organization}/{user}", Identity);
        app.Map("/services/oauth2/{**rest}", (HttpRequest request) => Error(
            "unsupported_endpoint", $"the demo org does not implement {request.Method} {request.Path}", StatusCodes.Status501NotImplemented));
    }

    private static IResult Error(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Json.Result(new JsonObject { ["error"] = error, ["error_description"] = description }, status);

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return Error("invalid_request", "send the parameters as application/x-www-form-urlencoded");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        string? grant = form["grant_type"];
        return grant switch
        {
            "client_credentials" => ClientCredentials(request, form),
            "authorization_code" => Code(form),
            "refresh_token" => Refresh(form),
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => JwtBearer(form),
            null or "" => Error("unsupported_grant_type", "grant type not supported: none given"),
            _ => Error("unsupported_grant_type", $"grant type not supported: {grant}"),
        };
    }

    private IResult ClientCredentials(HttpRequest request, IFormCollection form)
    {
        var (id, secret) = Basic(request) ?? (form["client_id"], form["client_secret"]);
        if (!Same(id, options.ClientId))
            return Error("invalid_client_id", "client identifier invalid");
        if (!Same(secret, options.ClientSecret))
            return Error("invalid_client", "invalid client credentials", StatusCodes.Status401Unauthorized);
        var user = org.FindBy("User", "Username", options.RunAsUsername);
        if (user.Count != 1)
            return Error("invalid_grant", "no client credentials user enabled");
        return Granted(user[0], null);
    }

    // A public client: PKCE in place of a secret.
    private IResult Code(IFormCollection form)
    {
        if (!Same(form["client_id"], options.ClientId))
            return Error("invalid_client_id", "client identifier invalid");
        if (signIns.TakeCode(form["code"]) is not { } code || code.RedirectUri != form["redirect_uri"])
            return Error("invalid_grant", "expired authorization code");
        if (Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != code.Challenge)
            return Error("invalid_grant", "invalid code verifier");
        return org.Find(code.UserId) is { } user ? Granted(user, signIns.IssueRefresh(user.Id)) : Error("invalid_grant", "user is inactive");
    }

    private IResult Refresh(IFormCollection form)
    {
        if (!Same(form["client_id"], options.ClientId))
            return Error("invalid_client_id", "client identifier invalid");
        var presented = form["refresh_token"].ToString();
        if (org.Find(signIns.UserOfRefresh(presented)) is not { } user || !user.Is("IsActive"))
            return Error("invalid_grant", "expired access/refresh token");
        if (!options.RotateRefreshTokens)
            return Granted(user, null);
        signIns.Revoke(presented);
        return Granted(user, signIns.IssueRefresh(user.Id));
    }

    private IResult JwtBearer(IFormCollection form)
    {
        var (username, problem) = Assertion.Read(form["assertion"], options, address, time.GetUtcNow());
        return problem is not null ? Error("invalid_grant", problem)
            : org.FindBy("User", "Username", username ?? "") is [var user] ? Granted(user, null)
            : Error("invalid_grant", "user hasn't approved this consumer");
    }

    private IResult Granted(OrgRecord user, string? refreshToken)
    {
        var identity = IdentityUrl(user);
        var issuedAt = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var answer = new JsonObject
        {
            ["access_token"] = tokens.Issue(org.OrganizationId, user.Id),
            ["signature"] = Convert.ToBase64String(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ClientSecret), Encoding.UTF8.GetBytes(identity + issuedAt))),
            ["scope"] = "id api",
            ["instance_url"] = InstanceUrl,
            ["id"] = identity,
            ["token_type"] = "Bearer",
            ["issued_at"] = issuedAt,
        };
        if (refreshToken is not null)
            answer["refresh_token"] = refreshToken;
        return Json.Result(answer);
    }

    private async Task<IResult> RevokeAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return Error("invalid_request", "send the parameters as application/x-www-form-urlencoded");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["token"] is [{ Length: > 0 } token])
        {
            tokens.Revoke(token);
            signIns.Revoke(token);
        }

        return TypedResults.Ok();
    }

    private IResult UserInfo(HttpRequest request)
    {
        // Unlike the REST API, these two answer 403 with bare text.
        if (org.Find(tokens.UserOf(request.Headers.Authorization)) is not { } user)
            return TypedResults.Text("Bad_OAuth_Token", statusCode: StatusCodes.Status403Forbidden);
        return Json.Result(new JsonObject
        {
            ["sub"] = IdentityUrl(user),
            ["user_id"] = user.Id,
            ["organization_id"] = org.OrganizationId,
            ["preferred_username"] = user.Text("Username"),
            ["nickname"] = user.Text("Alias"),
            ["name"] = user.Name,
            ["email"] = user.Text("Email"),
            ["email_verified"] = true,
            ["given_name"] = user.Text("FirstName"),
            ["family_name"] = user.Text("LastName"),
            ["zoneinfo"] = user.Text("TimeZoneSidKey"),
            ["active"] = user.Is("IsActive"),
            ["user_type"] = "STANDARD",
            ["language"] = user.Text("LanguageLocaleKey"),
            ["locale"] = user.Text("LocaleSidKey"),
            ["updated_at"] = Json.Value(user["LastModifiedDate"]),
            ["urls"] = Urls(),
        });
    }

    private IResult Identity(string organization, string user, HttpRequest request)
    {
        if (org.Find(tokens.UserOf(request.Headers.Authorization)) is not { } caller)
            return TypedResults.Text("Bad_OAuth_Token", statusCode: StatusCodes.Status403Forbidden);
        if (!RecordId.TryNormalise(organization, out var asked) || asked != org.OrganizationId)
            return TypedResults.Text("Bad_Id", statusCode: StatusCodes.Status404NotFound);
        if (org.Find(user)?.Id != caller.Id)
            return TypedResults.Text("Bad_Id", statusCode: StatusCodes.Status403Forbidden);
        return Json.Result(new JsonObject
        {
            ["id"] = IdentityUrl(caller),
            ["asserted_user"] = true,
            ["user_id"] = caller.Id,
            ["organization_id"] = org.OrganizationId,
            ["username"] = caller.Text("Username"),
            ["nick_name"] = caller.Text("Alias"),
            ["display_name"] = caller.Name,
            ["email"] = caller.Text("Email"),
            ["email_verified"] = true,
            ["first_name"] = caller.Text("FirstName"),
            ["last_name"] = caller.Text("LastName"),
            ["timezone"] = caller.Text("TimeZoneSidKey"),
            ["active"] = caller.Is("IsActive"),
            ["user_type"] = "STANDARD",
            ["language"] = caller.Text("LanguageLocaleKey"),
            ["locale"] = caller.Text("LocaleSidKey"),
            ["last_modified_date"] = Json.Value(caller["LastModifiedDate"]),
            ["urls"] = Urls(),
        });
    }

    private string InstanceUrl => address.GetLeftPart(UriPartial.Authority);

    private string IdentityUrl(OrgRecord user) => $"{InstanceUrl}/id/{org.OrganizationId}/{user.Id}";

    private JsonObject Urls() => new()
    {
        ["rest"] = $"{InstanceUrl}/services/data/v{{version}}/",
        ["sobjects"] = $"{InstanceUrl}/services/data/v{{version}}/sobjects/",
        ["search"] = $"{InstanceUrl}/services/data/v{{version}}/search/",
        ["query"] = $"{InstanceUrl}/services/data/v{{version}}/query/",
        ["custom_domain"] = InstanceUrl,
    };

    private static bool Same(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));

    // RFC 6749, section 2.3.1: the credentials may come in the Authorization header.
    private static (string? Id, string? Secret)? Basic(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var written))
            return (null, null);
        var parts = Encoding.UTF8.GetString(bytes, 0, written).Split(':', 2);
        return parts is [var id, var secret] ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : (null, null);
    }
}
