using System.Net;
using System.Text;

namespace CallBridge.Salesforce.Tests;

/// <summary>Answers as a test says: for what no org shows at will.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>> script) : HttpMessageHandler
{
    private const string Login = "/services/oauth2/token";

    public List<string> Requests { get; } = [];

    /// <summary>Where the token endpoint says that the org is.</summary>
    public string Instance { get; init; } = "https://acme.my.salesforce.com";

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(HttpStatusCode status) =>
        new(status) { Content = new StringContent("<html><h1>Down for maintenance</h1></html>", Encoding.UTF8, "text/html") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        lock (Requests)
            Requests.Add($"{request.Method} {request.RequestUri.Host}{path}");
        if (await script(request, cancellationToken) is { } answer)
            return answer;
        return path switch
        {
            Login => Json($$"""{"access_token":"hush","instance_url":"{{Instance}}"}"""),
            "/services/data" => Json("""[{"version":"59.0"},{"version":"67.0"},{"version":"70.0"}]"""),
            _ when path.EndsWith("/describe", StringComparison.Ordinal) => Json(
                """
                {"name":"Task","createable":true,"fields":[
                    {"name":"Subject","type":"combobox","createable":true,"updateable":true},
                    {"name":"CallObject","type":"string","createable":true,"updateable":true}]}
                """),
            _ when request.RequestUri.Query.Contains("FROM%20User", StringComparison.Ordinal) => Json(
                """{"records":[{"Id":"005000000000001","Name":"Alex","IsActive":true}]}"""),
            _ when request.Method == HttpMethod.Get => Json("""{"records":[]}"""),
            _ => Json("""{"id":"00T000000000001","success":true}""", HttpStatusCode.Created),
        };
    }
}
