using System.Net;
using System.Net.Http.Headers;

namespace CallBridge.DemoOrg.Tests.Rest;

public sealed class AdmissionTests : OrgTest
{
    [Fact]
    public async Task Versions_are_listed_without_a_token()
    {
        Http.DefaultRequestHeaders.Authorization = null;
        var versions = (await GetAsync("/services/data")).Body!.AsArray();
        Assert.Equal(["67.0", "68.0"], versions.TakeLast(2).Select(v => (string)v!["version"]!));
        Assert.Equal(("Winter '27", "/services/data/v68.0"), ((string)versions[^1]!["label"]!, (string)versions[^1]!["url"]!));
    }

    [Fact]
    public async Task Unknown_version_is_not_found() => Assert.Equal("404 NOT_FOUND", Error(await GetAsync("/services/data/v69.0/limits")));

    [Fact]
    public async Task Request_without_a_token_is_refused()
    {
        Http.DefaultRequestHeaders.Authorization = null;
        var answer = await GetAsync("/limits");
        Assert.Equal("""[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""", answer.Text);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task Request_with_a_revoked_token_is_refused()
    {
        Server.RevokeTokens();
        Assert.Equal("401 INVALID_SESSION_ID", Error(await GetAsync("/limits")));
    }

    [Fact]
    public async Task Old_scheme_name_of_the_token_is_taken()
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("OAuth", Http.DefaultRequestHeaders.Authorization!.Parameter);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/limits")).Status);
    }

    [Theory]
    [InlineData("/composite/batch")]
    [InlineData("/analytics/reports")]
    [InlineData("/services/Soap/u/68.0")]
    [InlineData("/services/apexrest/anything")]
    public async Task What_is_not_built_names_itself(string path)
    {
        var answer = await PostAsync(path, new { });
        Assert.Equal("501 NOT_IMPLEMENTED", Error(answer));
        Assert.Contains($"POST {(path.StartsWith("/services", StringComparison.Ordinal) ? path : Root + path)}", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_says_how_many_requests_were_used()
    {
        await GetAsync("/limits");
        var answer = await GetAsync("/sobjects/Contact/nonsense");
        Assert.Equal(["api-usage=2/100000"], answer.Headers.GetValues("Sforce-Limit-Info"));
    }

    [Fact]
    public async Task Requests_are_counted_by_method_and_path()
    {
        await QueryAsync("SELECT Id FROM Contact");
        Assert.Equal([new DemoOrgRequest("POST", "/services/oauth2/token"), new DemoOrgRequest("GET", Root + "/query")], Server.Requests);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    public async Task Other_host_is_refused(string host)
    {
        Http.DefaultRequestHeaders.Host = host;
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("/services/data")).Status);
    }

    [Fact]
    public async Task Server_listens_on_ipv4_loopback_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{Server.Address.Port}/services/data");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(request)).Status);
    }

    [Fact]
    public async Task Taken_port_is_an_error() => await Assert.ThrowsAsync<IOException>(() => DemoOrgServer.StartAsync(
        new DemoOrgOptions { Port = Server.Address.Port }, null, new FixedTime(), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, CancellationToken.None));
}
