namespace CallBridge.DemoOrg.Tests;

/// <summary>jsforce, unmodified, is the judge: what it cannot do, the demo org has wrong.</summary>
public sealed class JsforceTests(JsforceRun jsforce) : IClassFixture<JsforceRun>
{
    [Theory]
    [InlineData("logs in by client credentials")]
    [InlineData("reads the identity")]
    [InlineData("lists the versions")]
    [InlineData("queries")]
    [InlineData("queries by its own query builder")]
    [InlineData("counts")]
    [InlineData("searches a phone number")]
    [InlineData("searches a phone number by parameters")]
    [InlineData("creates a Task")]
    [InlineData("creates a Task by external id")]
    [InlineData("updates the same Task by external id")]
    [InlineData("upserts several Tasks at once")]
    [InlineData("creates several Tasks in order")]
    [InlineData("gets a result of its own for each of several Tasks")]
    [InlineData("saves all of several Tasks or none")]
    [InlineData("splits more Tasks than one request takes")]
    [InlineData("describes an object")]
    [InlineData("describes the org")]
    [InlineData("retrieves a record")]
    [InlineData("updates a record")]
    [InlineData("destroys a record")]
    [InlineData("understands a refusal")]
    [InlineData("reads the limits")]
    [InlineData("logs out")]
    public void Jsforce_does_it(string step) => jsforce.AssertDone(step);
}
