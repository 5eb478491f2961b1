using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.Salesforce;
using CallBridge.Salesforce.OAuth;

namespace CallBridge.RealOrg;

/// <summary>A second, plain way into the org, for what the tests look at and clear away. Not the client that is tested.</summary>
internal sealed class OrgConnection : IDisposable
{
    private const string Root = "/services/data/v62.0";
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private OrgConnection(AccessToken token)
    {
        _http.BaseAddress = token.Instance;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
    }

    public static async Task<OrgConnection> OpenAsync(SalesforceOptions options)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var endpoint = new TokenEndpoint(options, http, TimeProvider.System);
        IAccessTokens tokens = options.Flow == SalesforceFlow.JwtBearer
            ? new JwtBearerTokens(options, endpoint, TimeProvider.System)
            : new ClientCredentialsTokens(options, endpoint);
        var answer = await tokens.GetAsync(null, CancellationToken.None);
        return new(answer.Token ?? throw new InvalidOperationException(answer.Problem));
    }

    /// <summary>Id and Subject of the Tasks whose CallObject is so, or begins so if it ends with <c>%</c>.</summary>
    public IReadOnlyList<(string Id, string Subject)> Tasks(string callObject)
    {
        var way = callObject.EndsWith('%') ? "LIKE" : "=";
        var query = Uri.EscapeDataString($"SELECT Id, Subject FROM Task WHERE CallObject {way} '{callObject}' ORDER BY CreatedDate");
        using var body = JsonDocument.Parse(Send(HttpMethod.Get, $"{Root}/query?q={query}", null));
        return [.. body.RootElement.GetProperty("records").EnumerateArray().Select(r => (r.GetProperty("Id").GetString()!, r.GetProperty("Subject").GetString()!))];
    }

    public void Update(string taskId, string subject) => Send(HttpMethod.Patch, $"{Root}/sobjects/Task/{taskId}", new JsonObject { ["Subject"] = subject });

    public void Delete(string taskId) => Send(HttpMethod.Delete, $"{Root}/sobjects/Task/{taskId}", null);

    public void Dispose() => _http.Dispose();

    // What a test does from behind, it does at once: the contract's members are plain.
    private string Send(HttpMethod method, string path, JsonObject? content)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = content is null ? null : new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        using var answer = _http.Send(request);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        return answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound
            ? text
            : throw new InvalidOperationException($"{method} {path.Split('?')[0]}: {(int)answer.StatusCode} {text}");
    }
}
