using System.Net;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Api;

/// <summary>What <c>POST /api/calls</c> refuses: each answer names the field, and nothing reaches the phone.</summary>
public sealed class DialInputTests(SharedListener shared) : IClassFixture<SharedListener>
{
    private RunningListener Listener => shared.Listener;

    [Theory]
    [InlineData("""{"number":"abc"}""", "number")]
    [InlineData("""{"number":"1\n"}""", "number")]
    [InlineData("""{"number":"\n1"}""", "number")]
    [InlineData("""{"number":"1\u0000"}""", "number")]
    [InlineData("""{"number":"1\r\nAction: Command"}""", "number")]
    [InlineData("""{"number":"1\u2028"}""", "number")]
    [InlineData("""{"number":"300&SIP/x"}""", "number")]
    [InlineData("""{"number":"300&PJSIP/301"}""", "number")]
    [InlineData("""{"number":"300,1,Dial"}""", "number")]
    [InlineData("""{"number":"Local/300@from-internal"}""", "number")]
    [InlineData("""{"number":"${EXTEN}"}""", "number")]
    [InlineData("""{"number":"123456789012345678901234567890"}""", "number")]
    [InlineData("""{"number":""}""", "number")]
    [InlineData("""{"number":"   "}""", "number")]
    [InlineData("""{"number":null}""", "number")]
    [InlineData("{}", "number")]
    [InlineData("""{"number":300}""", "number")]
    [InlineData("""{"number":true}""", "number")]
    [InlineData("""{"number":["300"]}""", "number")]
    [InlineData("""{"number":{"a":1}}""", "number")]
    [InlineData("""{"number":"07700900999","number":"300"}""", "number")]
    [InlineData("""{"number":"07700900999","record":{"id":"x","type":"Contact"}}""", "record")]
    [InlineData("""{"number":"07700900999","record":{"id":"003000000000001AAA' OR Id != '"}}""", "record")]
    [InlineData("""{"number":"07700900999","record":{}}""", "record")]
    [InlineData("""{"number":"07700900999","record":"003000000000001AAA"}""", "record")]
    [InlineData("""{"number":"07700900999","record":{"id":7}}""", "record.id")]
    [InlineData("""{"number":"07700900999","origin":1}""", "origin")]
    [InlineData("""{"number":"07700900999","origin":"1"}""", "origin")]
    [InlineData("""{"number":"07700900999","origin":"nonsense"}""", "origin")]
    public async Task Bad_field_is_refused_by_name(string body, string field)
    {
        var problem = await RefusedAsync(body);

        var named = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(field, named.Name);
        Assert.False(string.IsNullOrWhiteSpace(named.Value[0].GetString()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"07700900999\"")]
    [InlineData("""{"number":"07700900999"} trailing""")]
    [InlineData("""{"number":"07700900999",}""")]
    [InlineData("""{number:"07700900999"}""")]
    public async Task Body_that_is_no_such_object_is_refused(string body)
    {
        var problem = await RefusedAsync(body);

        Assert.Contains("body", problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Refusal_does_not_repeat_the_number()
    {
        var problem = await RefusedAsync("""{"number":"07700900999x!"}""");

        Assert.DoesNotContain("07700900999", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_of_300_kB_is_too_large()
    {
        using var request = Answers.Request(HttpMethod.Post, "/api/calls", token: Listener.Token,
            content: Answers.Json($$"""{"number":"07700900999","x":"{{new string('a', 300_000)}}"}"""));
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Idempotency_key_of_101_characters_is_refused()
    {
        using var request = Answers.Request(HttpMethod.Post, "/api/calls", token: Listener.Token, content: Answers.Json("""{"number":"07700900999"}"""));
        request.Headers.Add("Idempotency-Key", new string('k', 101));
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Empty(await Listener.CallsAsync());
    }

    private async Task<JsonElement> RefusedAsync(string body)
    {
        using var request = Answers.Request(HttpMethod.Post, "/api/calls", token: Listener.Token, content: Answers.Json(body));
        using var answer = await Listener.Bare.SendAsync(request).InTime();
        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Empty(await Listener.CallsAsync());
        return problem;
    }
}
