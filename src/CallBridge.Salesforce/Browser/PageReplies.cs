using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Browser;

/// <summary>Reads what pages answer into the shapes of the REST client, so that one table of errors judges both.</summary>
internal static class PageReplies
{
    private const int Ok = 200;
    private const int BadRequest = 400;

    private static readonly ImmutableHashSet<string> NoPhones =
        ["Id", "Name", "RecordType", "LastModifiedDate", "PersonContactId", "AccountId"];

    /// <summary>What <c>CallBridgeLog.save</c> answered, or a record of a save that succeeded.</summary>
    public static RestReply Of(JsonElement saved)
    {
        if (saved.Flag("success"))
            return new() { Fault = RestFault.None, Status = Ok, Body = saved };
        var errors = RestError.Read(saved.Property("errors"));
        return errors.IsEmpty
            ? RestReply.NoAnswer(RestFault.Lost, "Salesforce did not say what became of this record.")
            : Refused(errors);
    }

    /// <summary>A reply that is no answer; null if the page did not take the work.</summary>
    public static RestReply? Of(PageReply reply) => reply switch
    {
        PageReply.NotTaken => null,
        PageReply.Lost(var message) => RestReply.NoAnswer(RestFault.Lost, message),
        PageReply.Refused(var refused) when refused.Select(error => error.Told()).OfType<RestError>().ToImmutableArray() is { IsEmpty: false } errors => Refused(errors),
        // Somewhere between the page and the database: nobody can say whether it was done.
        PageReply.Refused(var refused) => RestReply.NoAnswer(RestFault.Lost, refused[0].Description),
        _ => RestReply.NoAnswer(RestFault.Lost, "Salesforce’s page answered what this CallBridge does not know."),
    };

    /// <summary>Values that may be phone numbers: of the fields shown, which of them are is not told.</summary>
    public static ImmutableArray<string> Phones(JsonElement record) =>
        [.. record.EnumerateObject()
            .Where(field => field.Value.ValueKind == JsonValueKind.String && !NoPhones.Contains(field.Name))
            .Select(field => record.Text(field.Name))
            .OfType<string>()
            .Where(text => text.Any(char.IsAsciiDigit))];

    private static RestReply Refused(ImmutableArray<RestError> errors) =>
        new() { Fault = RestFault.None, Status = BadRequest, Errors = errors, Problem = errors[0].Message };
}
