using System.Collections.Immutable;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Org;

/// <summary>Asks the org about itself and the agent's user; remembers the answer.</summary>
internal sealed class OrgReader(SalesforceOptions options, RestClient rest, OrgObjects objects) : IDisposable
{
    private const string DefaultKeyField = "CallBridge_Key";
    private const string DefaultClosedStatus = "Completed";

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Null until asked with success.</summary>
    public OrgKnowledge? Known { get; private set; }

    /// <summary>What is known, asking if nothing is.</summary>
    public async Task<(OrgKnowledge? Org, RestReply? Reply)> GetAsync(CancellationToken cancellationToken)
    {
        if (Known is { } known)
            return (known, null);
        await _one.WaitAsync(cancellationToken);
        try
        {
            return Known is { } since ? (since, null) : await AskAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Asks anew.</summary>
    public async Task<(OrgKnowledge? Org, RestReply? Reply)> RefreshAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await AskAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The org has changed under us: asked again before the next save.</summary>
    public void Forget() => Known = null;

    public void Dispose() => _one.Dispose();

    private async Task<(OrgKnowledge? Org, RestReply? Reply)> AskAsync(CancellationToken cancellationToken)
    {
        var user = await UserAsync(cancellationToken);
        if (!user.IsSuccess)
            return (null, user);
        if (user.Body?.Items("records").FirstOrDefault() is not { ValueKind: System.Text.Json.JsonValueKind.Object } row
            || SalesforceId.Normalise(row.Text("Id")) is not { } userId)
        {
            return (null, RestReply.NoAnswer(RestFault.None, $"Salesforce knows no user '{options.Username}'. Check Salesforce:Username."));
        }

        var (task, reply) = await objects.DescribeAsync("Task", cancellationToken);
        if (task is null)
            return (null, reply);
        foreach (var name in options.FallbackSearchObjects)
            await objects.FindAsync(name, cancellationToken);
        var facts = new OrgFacts
        {
            UserId = userId,
            UserName = row.Text("Name"),
            UserEnabled = row.Flag("IsActive") && task.Createable,
            TimeZone = row.Text("TimeZoneSidKey"),
            Locale = row.Text("LocaleSidKey"),
            WhatTypes = task.Field("WhatId")?.ReferenceTo ?? ImmutableArray<string>.Empty,
            KeyField = KeyFieldOf(task),
        };
        Known = new(facts, task, await ClosedStatusAsync(cancellationToken));
        return (Known, null);
    }

    private async Task<RestReply> UserAsync(CancellationToken cancellationToken)
    {
        var condition = $"Username = {Soql.Literal(options.Username ?? "")}";
        if (options.Username is null)
        {
            var info = await rest.GetPlainAsync("/services/oauth2/userinfo", cancellationToken);
            if (!info.IsSuccess)
                return info;
            condition = $"Id = {Soql.Literal(info.Body?.Text("user_id") ?? "")}";
        }

        return await rest.QueryAsync($"SELECT Id, Name, Username, IsActive, TimeZoneSidKey, LocaleSidKey FROM User WHERE {condition}", cancellationToken);
    }

    // Orgs rename Completed; the API takes ApiName, which stays when the label is translated.
    private async Task<string> ClosedStatusAsync(CancellationToken cancellationToken)
    {
        var reply = await rest.QueryAsync(
            "SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder LIMIT 20", cancellationToken);
        var closed = reply.Body?.Items("records").Select(r => r.Text("ApiName")).OfType<string>().ToList() ?? [];
        return closed.Contains(DefaultClosedStatus) ? DefaultClosedStatus : closed.FirstOrDefault() ?? DefaultClosedStatus;
    }

    private string? KeyFieldOf(ObjectSchema task) => options.KeyField is { } configured
        ? task.Fields.FirstOrDefault(f => f.IsKey && f.Name.Equals(configured, StringComparison.OrdinalIgnoreCase))?.Name
        : task.Fields.FirstOrDefault(f => f.IsKey && f.Name.Contains(DefaultKeyField, StringComparison.OrdinalIgnoreCase))?.Name;
}
