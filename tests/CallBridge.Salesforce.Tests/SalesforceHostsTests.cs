namespace CallBridge.Salesforce.Tests;

public class SalesforceHostsTests
{
    [Theory]
    [InlineData("https://login.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com/")]
    [InlineData("https://acme.my.salesforce.mil")]
    [InlineData("http://localhost:21050")]
    [InlineData("http://127.0.0.1:21050")]
    [InlineData("http://[::1]:21050")]
    public void A_secret_may_go_to_salesforce_and_to_this_machine(string url) => Assert.Null(SalesforceHosts.Problem(new(url)));

    [Theory]
    [InlineData("http://acme.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com:8443")]
    [InlineData("https://user:pw@acme.my.salesforce.com")]
    [InlineData("https://evil-salesforce.com")]
    [InlineData("https://salesforce.com.evil.example")]
    [InlineData("https://evil.example/salesforce.com")]
    [InlineData("https://evil.example#.salesforce.com")]
    [InlineData("https://acme.lightning.force.com")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("ftp://acme.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com@evil.example")]
    public void A_secret_goes_nowhere_else(string url) => Assert.NotNull(SalesforceHosts.Problem(new(url)));

    [Theory]
    [InlineData("https://acme.my.salesforce.com", true)]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com", true)]
    [InlineData("https://acme.develop.my.salesforce.com", false)]
    [InlineData("https://acme.salesforce.com", false)]
    [InlineData("https://evil.my.salesforce.com", false)]
    [InlineData("https://acme-evil.my.salesforce.com", false)]
    [InlineData("http://localhost:21050", false)]
    public void An_instance_must_be_the_orgs_own(string instance, bool used) => Assert.Equal(
        used, SalesforceHosts.InstanceProblem(new(instance), new("https://login.salesforce.com"), ["acme", "acme--uat.sandbox"]) is null);
}
