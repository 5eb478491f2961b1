using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CallBridge.DemoOrg.Org;

namespace CallBridge.DemoOrg.Tests.OAuth;

public sealed class OAuthTests : OrgTest
{
    [Fact]
    public async Task Client_credentials_get_a_token_without_expiry()
    {
        var answer = await TokenAsync(("grant_type", "client_credentials"), ("client_id", "demo"), ("client_secret", "demo"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ["access_token", "id", "instance_url", "issued_at", "scope", "signature", "token_type"],
            answer.Body!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Server.Address.ToString().TrimEnd('/'), (string)answer.Body["instance_url"]!);
    }

    [Fact]
    public async Task Client_credentials_may_come_in_the_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("demo:demo")));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("password", "demo", "demo", "unsupported_grant_type")]
    [InlineData("client_credentials", "other", "demo", "invalid_client_id")]
    [InlineData("client_credentials", "demo", "wrong", "invalid_client")]
    public async Task Refusal_is_an_object(string grant, string id, string secret, string error)
    {
        var answer = await TokenAsync(("grant_type", grant), ("client_id", id), ("client_secret", secret));
        Assert.Equal(error, (string)answer.Body!["error"]!);
        Assert.NotEmpty((string)answer.Body["error_description"]!);
    }

    [Fact]
    public async Task Userinfo_tells_the_agents_zone_and_locale()
    {
        var answer = await GetAsync("/services/oauth2/userinfo");
        Assert.Equal(
            (OrgSeed.AgentUsername, "Europe/London", "en_GB", Server.Org.OrganizationId),
            ((string)answer.Body!["preferred_username"]!, (string)answer.Body["zoneinfo"]!, (string)answer.Body["locale"]!, (string)answer.Body["organization_id"]!));
    }

    [Fact]
    public async Task Identity_url_of_the_token_answers_with_the_user()
    {
        var token = await TokenAsync(("grant_type", "client_credentials"), ("client_id", "demo"), ("client_secret", "demo"));
        var answer = await GetAsync(new Uri((string)token.Body!["id"]!).AbsolutePath);
        Assert.Equal(OrgSeed.AgentUsername, (string)answer.Body!["username"]!);
    }

    [Fact]
    public async Task Unknown_endpoint_names_itself()
    {
        var answer = await GetAsync("/services/oauth2/introspect");
        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
        Assert.Contains("/services/oauth2/introspect", (string)answer.Body!["error_description"]!, StringComparison.Ordinal);
    }
}
