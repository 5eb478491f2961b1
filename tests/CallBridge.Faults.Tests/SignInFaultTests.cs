using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.Faults.Tests.Bench;
using CallBridge.Salesforce;

namespace CallBridge.Faults.Tests;

/// <summary>Tokens that expire, rotate, get lost or are revoked while records are on their way.</summary>
public class SignInFaultTests
{
    private const string Key = "pbx.1001.1";
    private const string Token = "/services/oauth2/token";

    [Theory]
    [InlineData(SalesforceFlow.ClientCredentials)]
    [InlineData(SalesforceFlow.AuthorizationCode)]
    public async Task An_expired_access_token_costs_one_renewal_and_nobody_notices(SalesforceFlow flow)
    {
        await using var scene = await Scene.StartAsync(flow);
        await scene.Listener.CommitAsync("pbx.1001.0", 1);
        await scene.Listener.DrainAsync();
        scene.Org.RevokeTokens();
        var before = scene.Org.Requests.Count;
        await scene.Listener.CommitAsync(Key, 1);

        await scene.Listener.RoundAsync();

        Assert.Equal(RecordState.Saved, (await scene.Listener.RowAsync(Key)).State);
        Assert.Equal(1, scene.Org.Requests.Skip(before).Count(r => r.Path == Token));
        Assert.Single(scene.Tasks(Key));
    }

    [Fact]
    public async Task Revoked_sign_in_keeps_records_waiting_until_a_person_signs_in_again_and_then_they_go()
    {
        await using var scene = await Scene.StartAsync(SalesforceFlow.AuthorizationCode);
        scene.Org.RevokeSignIns();
        await scene.Listener.CommitAsync(Key, 1);
        for (var day = 0; day < 3; day++)
        {
            await scene.Listener.RoundAsync();
            scene.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Contains("ended or has expired", scene.Listener.Salesforce.SignIn!.Need, StringComparison.Ordinal);
        Assert.Equal(RecordState.Pending, (await scene.Listener.RowAsync(Key)).State);
        Assert.Equal(scene.Listener.Salesforce.SignIn.Need, scene.Listener.Delivery.Problem);
        Assert.Empty(scene.Tasks(Key));

        Assert.Null(await Person.SignInAsync(scene.Listener.Salesforce.SignIn));
        await scene.Listener.DrainAsync();

        Assert.Single(scene.Tasks(Key));
        Assert.Null(scene.Listener.Delivery.Problem);
    }

    [Fact]
    public async Task Rotated_token_whose_answer_was_lost_ends_in_a_sign_in_and_not_in_a_lost_record()
    {
        await using var scene = await Scene.StartAsync(SalesforceFlow.AuthorizationCode);
        scene.Org.RevokeTokens();
        scene.Org.Fault = request => request.Path == Token ? new DemoOrgFault.LostAnswer() : null;
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.RoundAsync();
        scene.Org.Fault = null;

        await scene.Listener.DrainAsync();

        Assert.Single(scene.Tasks(Key));
        Assert.Equal(RecordState.Saved, (await scene.Listener.RowAsync(Key)).State);
    }

    [Fact]
    public async Task Token_endpoint_that_answers_with_a_page_is_asked_again_and_nobody_has_to_sign_in()
    {
        await using var scene = await Scene.StartAsync(SalesforceFlow.AuthorizationCode);
        scene.Org.RevokeTokens();
        scene.Org.Fault = request => request.Path == Token ? new DemoOrgFault.Page(503, "<html><h1>Down for maintenance</h1></html>") : null;
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.RoundAsync();
        Assert.Null(scene.Listener.Salesforce.SignIn!.Need);
        scene.Org.Fault = null;

        await scene.Listener.DrainAsync();

        Assert.Single(scene.Tasks(Key));
    }
}
