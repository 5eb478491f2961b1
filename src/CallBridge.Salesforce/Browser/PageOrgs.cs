using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Browser;

/// <summary>
/// What each page's org and user are, asked once of each page: a page that is loaded anew, as after another sign-in, has another id. What has no
/// Apex is asked again now and then, since it may have been deployed.
/// </summary>
internal sealed class PageOrgs(SalesforceOptions options, IPageSession session, TimeProvider time) : IDisposable
{
    private const string DefaultClosedStatus = "Completed";
    private const int MostInternalDigits = 20;

    private static readonly TimeSpan WithoutApex = TimeSpan.FromMinutes(10);

    private static readonly ImmutableDictionary<string, string> NoRecordTypes =
        ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    private readonly SemaphoreSlim _one = new(1);
    private ImmutableDictionary<string, (PageOrg Org, long At)> _known = ImmutableDictionary<string, (PageOrg, long)>.Empty;

    /// <returns>The org, or a plain sentence why it is not known; neither if the page did not take the question.</returns>
    public async Task<(PageOrg? Org, string? Problem)> GetAsync(string page, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known.TryGetValue(page, out var known) && (known.Org.HasApex || time.GetElapsedTime(known.At) < WithoutApex))
                return (known.Org, null);
            var answer = await AskAsync(page, cancellationToken);
            if (answer.Org is { } org)
            {
                var there = session.Pages.Append(page).ToHashSet(StringComparer.Ordinal);
                _known = _known.RemoveRange(_known.Keys.Where(old => !there.Contains(old))).SetItem(page, (org, time.GetTimestamp()));
            }

            return answer;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<(PageOrg? Org, string? Problem)> AskAsync(string page, CancellationToken cancellationToken)
    {
        switch (await session.AskAsync(page, new PageAsk.RunApex(ApexWay.Org, "describe", []), cancellationToken))
        {
            case PageReply.Answered(var value) when ApexWay.Json(value) is { } described && Read(described) is { } org:
                return (org, null);
            case PageReply.Lost(var message):
                return (null, message);
            case PageReply.NotTaken:
                return (null, null);
            default:
                return await WithoutApexAsync(page, cancellationToken);
        }
    }

    private static PageOrg? Read(JsonElement described) => SalesforceId.Normalise(described.Text("userId")) is { } userId
        ? new(
            new OrgFacts
            {
                UserId = userId,
                UserName = described.Text("userName"),
                UserEnabled = described.Flag("active") && described.Flag("canWriteTasks"),
                TimeZone = described.Text("timeZone"),
                Locale = described.Text("locale"),
                InternalDigits = Digits(described.Property("internalDigits") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null),
                WhatTypes = [.. described.Texts("whatTypes")],
                KeyField = described.Text("keyField"),
            },
            HasApex: true,
            described.Text("closedStatus") ?? DefaultClosedStatus,
            described.Text("username"),
            RecordTypes(described.Property("recordTypes")))
        : null;

    // The class GetCurrentUser is older than ours and may well be there alone.
    private async Task<(PageOrg? Org, string? Problem)> WithoutApexAsync(string page, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var method in (string[])["getUserId", "getUserTimeZone", "getInternalNumbersDigitsLength"])
        {
            switch (await session.AskAsync(page, new PageAsk.RunApex("GetCurrentUser", method, []), cancellationToken))
            {
                case PageReply.Answered({ ValueKind: JsonValueKind.String or JsonValueKind.Number } value):
                    answers[method] = value.ToString();
                    break;
                case PageReply.Lost(var message):
                    return (null, message);
                case PageReply.NotTaken:
                    return (null, null);
            }
        }

        return (new(
            new OrgFacts
            {
                UserId = SalesforceId.Normalise(answers.GetValueOrDefault("getUserId")) ?? "",
                TimeZone = UserTimeZone.Read(answers.GetValueOrDefault("getUserTimeZone")),
                InternalDigits = Digits(answers.GetValueOrDefault("getInternalNumbersDigitsLength")),
                KeyField = options.KeyField,
            },
            HasApex: false,
            DefaultClosedStatus,
            Username: null,
            NoRecordTypes), null);
    }

    private static ImmutableDictionary<string, string> RecordTypes(JsonElement? told) => told is { ValueKind: JsonValueKind.Object } types
        ? NoRecordTypes.AddRange(types.EnumerateObject()
            .Select(type => KeyValuePair.Create(type.Name, SalesforceId.Normalise(types.Text(type.Name))))
            .Where(type => type.Value is not null)!)
        : NoRecordTypes;

    private static int? Digits(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is > 0 and <= MostInternalDigits ? digits : null;
}
