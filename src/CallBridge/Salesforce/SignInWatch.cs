using CallBridge.Records.Delivering;
using CallBridge.Status;

namespace CallBridge.Salesforce;

/// <summary>Says that a person must sign in, and goes on at once when they have: what waited for the sign-in waits no longer.</summary>
internal sealed class SignInWatch(RestSalesforce salesforce, SalesforceHealth health, Delivery delivery, OrgFactsLoader loader) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (salesforce.SignIn is { } signIn)
        {
            signIn.Changed += Look;
            Look();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (salesforce.SignIn is { } signIn)
            signIn.Changed -= Look;
        return Task.CompletedTask;
    }

    private void Look()
    {
        health.SignInNeeded = salesforce.SignIn!.Need;
        if (health.SignInNeeded is not null)
            return;
        loader.Hurry();
        delivery.Hurry();
    }
}
