using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Configuration;
using CallBridge.Desks;

namespace CallBridge.Salesforce;

/// <summary>
/// Asks the org once for what the desk goes by (zone, locale, which records a call can be logged to) and keeps asking until it answers.
/// Calls are followed and kept meanwhile. Through pages it is asked anew of each that comes.
/// </summary>
internal sealed class OrgFactsLoader(
    ISalesforce salesforce, DeskRulesSource rules, Settings settings, TimeProvider time, ILogger<OrgFactsLoader> log) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private volatile TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Salesforce may answer now: it is asked at once.</summary>
    public void Hurry() => _hurry.TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Licence.Level == LicenceLevel.Client)
            return;
        for (var wait = FirstWait; ; wait = wait < LongestWait / 2 ? wait * 2 : LongestWait)
        {
            try
            {
                var (facts, _) = await salesforce.ReadFactsAsync(stoppingToken);
                if (facts is not null)
                {
                    rules.Take(facts);
                    if (settings.Salesforce.Connection != SalesforceConnection.Browser)
                        return;
                    // The next page may be another user's, or know more.
                    await _hurry.Task.WaitAsync(stoppingToken);
                    _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    wait = FirstWait;
                    continue;
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Thrown on, it would end the listener, and with it the calls.
                log.FactsFailed(fault);
            }

            // Its result is that it is over.
            await Task.WhenAny(_hurry.Task, Task.Delay(wait, time, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
            if (_hurry.Task.IsCompleted)
                _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
