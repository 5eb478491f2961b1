using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.DemoOrg.Tests;

/// <summary>A test that speaks to a demo org of its own over real HTTP, signed in.</summary>
public abstract class OrgTest : IAsyncLifetime
{
    protected const string Root = "/services/data/v68.0";

    protected DemoOrgServer Server { get; private set; } = null!;

    protected HttpClient Http { get; } = new();

    protected virtual DemoOrgOptions Options => new() { Port = 0 };

    public async Task InitializeAsync()
    {
        Server = await DemoOrgServer.StartAsync(Options, null, new FixedTime(), NullLoggerFactory.Instance, CancellationToken.None);
        Http.BaseAddress = Server.Address;
        var token = await TokenAsync(("grant_type", "client_credentials"), ("client_id", "demo"), ("client_secret", "demo"));
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token.Body!["access_token"]!);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    protected Task<Answer> TokenAsync(params (string Name, string Value)[] form) => SendAsync(new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token")
    {
        Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))),
    });

    protected Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Full(path)));

    protected Task<Answer> QueryAsync(string soql) => GetAsync("/query?q=" + Uri.EscapeDataString(soql));

    protected Task<Answer> SearchAsync(string sosl) => GetAsync("/search?q=" + Uri.EscapeDataString(sosl));

    protected Task<Answer> SendAsync(HttpMethod method, string path, object? body = null) => SendAsync(new HttpRequestMessage(method, Full(path))
    {
        Content = body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
    });

    protected Task<Answer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    protected Task<Answer> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    protected async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
            return new Answer(response.StatusCode, response.Headers, isJson ? JsonNode.Parse(text) : null, text);
        }
    }

    protected string IdOf(string type, string name) => Server.Org.All(type).Single(r => r.Name == name).Id;

    protected async Task<string> CreateAsync(string type, object fields)
    {
        var answer = await PostAsync($"/sobjects/{type}", fields);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return (string)answer.Body!["id"]!;
    }

    /// <summary>The first error's code, with the status: "400 INVALID_FIELD".</summary>
    protected static string Error(Answer answer) =>
        answer.Body is JsonArray { Count: > 0 } errors ? $"{(int)answer.Status} {errors[0]!["errorCode"]}" : $"{(int)answer.Status} {answer.Text}";

    protected static string[] Names(Answer answer, string list = "records") =>
        answer.Body?[list] is JsonArray records ? [.. records.Select(r => (string)r!["Name"]!)] : [Error(answer)];

    private static string Full(string path) => path.StartsWith("/services", StringComparison.Ordinal) || path.StartsWith("/id", StringComparison.Ordinal) ? path : Root + path;

    protected sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonNode? Body, string Text);
}
