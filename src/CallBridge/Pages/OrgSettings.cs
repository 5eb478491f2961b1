using System.Collections.Concurrent;
using System.Text.Json;
using CallBridge.Api;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Configuration;
using CallBridge.Desks;
using CallBridge.Records;

namespace CallBridge.Pages;

/// <summary>
/// What pages are told of the agent's softphone layout and call center. The last of each is kept: a call may come while no page is there.
/// </summary>
internal sealed class OrgSettings(DeskShell desk, DeskRulesSource rules, ICallStore store, Settings settings, TimeProvider time, ILogger<OrgSettings> log)
{
    private const string LayoutName = "layout", CallCenterName = "callCenter";

    private readonly ConcurrentDictionary<string, string> _kept = new(StringComparer.Ordinal);

    /// <summary>Takes up what the last run left. What cannot be read is asked of the next page.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (StoreUnusableException)
        {
            // The status says why.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var fact in await store.LoadKeptAsync(settings.Extension, cancellationToken))
        {
            try
            {
                if (fact.Name == LayoutName && JsonSerializer.Deserialize<PageLayout>(fact.Text, ApiJson.Options) is { } layout)
                    Use(layout);
                else if (fact.Name == CallCenterName && JsonSerializer.Deserialize<PageCallCenter>(fact.Text, ApiJson.Options) is { } callCenter)
                    Use(callCenter);
                else
                    continue;
                _kept[fact.Name] = fact.Text;
            }
            catch (JsonException)
            {
                log.KeptUnreadable(fact.Name);
            }
        }
    }

    public void Take(PageLayout layout)
    {
        if (Use(layout) is { } used)
        {
            Keep(LayoutName, new PageLayout
            {
                Objects = [.. used.Objects],
                OutboundObjects = [.. used.OutboundObjects],
                PopsUnmatched = used.PopsUnmatched,
            });
        }
    }

    public void Take(PageCallCenter callCenter)
    {
        var used = Use(callCenter);
        Keep(CallCenterName, new PageCallCenter
        {
            OutsidePrefix = used.OutsidePrefix,
            LongDistancePrefix = used.LongDistancePrefix,
            InternationalPrefix = used.InternationalPrefix,
            CountryCallingCode = used.CountryCallingCode,
            ScreenPop = used.ScreenPop?.ToString(),
        });
    }

    private DeskInput.LayoutReported? Use(PageLayout layout)
    {
        var read = layout.Read();
        if (read is not null)
            desk.Post(read);
        return read;
    }

    private CallCenter.CallCenterSettings Use(PageCallCenter callCenter)
    {
        var read = callCenter.Read();
        rules.Take(read);
        return read;
    }

    // Each page says it on each connection: the disk hears of changes only.
    private void Keep<T>(string name, T value)
    {
        var text = JsonSerializer.Serialize(value, ApiJson.Options);
        if (_kept.TryGetValue(name, out var before) && before == text)
            return;
        _kept[name] = text;
        _ = store.CommitAsync([new StoreWrite.Keep(new KeptFact(settings.Extension, name, text, time.GetUtcNow()))]);
    }
}
