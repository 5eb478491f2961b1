using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CallBridge.Functional.Tests.Running;

/// <summary>What every answer of the listener has in common.</summary>
internal static class Answers
{
    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static HttpRequestMessage Request(HttpMethod method, string path, string? origin = null, string? token = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        if (token is not null)
            request.Headers.Authorization = RunningListener.Bearer(token);
        return request;
    }

    /// <summary>An RFC 9457 problem of this status, with the headers that stand on every answer; its body.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        AssertHeaders(answer);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("title").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        return problem;
    }

    /// <summary>The headers that stand on every answer, good or bad, and the one that stands on none.</summary>
    /// <param name="answer">Of the listener.</param>
    /// <param name="resourcePolicy">Who may see that there is an answer.</param>
    public static void AssertHeaders(HttpResponseMessage answer, string resourcePolicy = "same-origin")
    {
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal(resourcePolicy, Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("frame-ancestors ", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"), "A cookie of localhost goes to every port of the machine.");
        Assert.False(answer.Headers.Contains("Server"), "The server says what it is.");
    }

    public static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();
}
