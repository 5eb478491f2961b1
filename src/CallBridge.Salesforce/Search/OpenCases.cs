using System.Collections.Immutable;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Search;

/// <summary>Which cases of these contacts are open? One request.</summary>
internal sealed class OpenCases(RestClient rest)
{
    // One contact with many new cases must not hide another's few altogether.
    private const int MostRows = DeskLimits.CaseContacts * DeskLimits.CasesOfContact;

    private volatile bool _none;

    public async Task<ImmutableArray<OpenCase>> AskAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken)
    {
        var contacts = contactIds.Select(SalesforceId.Normalise).OfType<string>().Distinct().Select(Soql.Literal).ToArray();
        if (contacts.Length == 0 || _none)
            return [];
        var reply = await rest.QueryAsync(
            $"SELECT Id, CaseNumber, Subject, ContactId FROM Case WHERE ContactId IN ({string.Join(',', contacts)}) AND IsClosed = false "
            + $"ORDER BY CreatedDate DESC LIMIT {MostRows}",
            cancellationToken);
        // The org has no cases, or the user may not see them: that does not change from call to call.
        _none = reply.Code is RestCodes.InvalidType or RestCodes.InvalidField;
        return reply.Body is { } body && reply.IsSuccess
            ? [.. body.Items("records").Select(Read).OfType<OpenCase>()]
            : [];
    }

    /// <summary>One row of either route's answer.</summary>
    public static OpenCase? Read(System.Text.Json.JsonElement row) =>
        SalesforceId.Normalise(row.Text("Id")) is { } id && SalesforceId.Normalise(row.Text("ContactId")) is { } contact
            ? new OpenCase(id, row.Text("CaseNumber"), row.Text("Subject"), contact)
            : null;
}
