using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>What a Task is tied to; less and less as Salesforce refuses it.</summary>
internal sealed record TaskLinks(string? WhoId, string? WhatId)
{
    private const string Who = "WhoId";
    private const string What = "WhatId";
    private const string ConvertedLead = "CANNOT_UPDATE_CONVERTED_LEAD";

    public static TaskLinks Of(CallRecord record) => new(record.WhoId, record.WhatId);

    /// <summary>Whether an error may be about a link rather than about the Task.</summary>
    public static bool Concerns(RestError error) =>
        (error.Code is RestCodes.EntityIsDeleted or RestCodes.NotFound or RestCodes.InvalidCrossReference or RestCodes.FieldIntegrity
            or RestCodes.MalformedId or ConvertedLead
            || error.Code.StartsWith(RestCodes.InsufficientAccessPrefix, StringComparison.Ordinal))
        // An error that names other fields only (an owner who is inactive) is about those.
        && (error.Fields.IsEmpty || error.Fields.Any(f => f is Who or What));

    /// <summary>The ways in which to try again, best first: without what the errors name; if they name nothing, without one, the other, both.</summary>
    public IEnumerable<TaskLinks> Without(ImmutableArray<RestError> errors)
    {
        var named = errors.Where(Concerns).ToList();
        var who = named.Any(e => e.Fields.Contains(Who) || Says(e, WhoId));
        var what = named.Any(e => e.Fields.Contains(What) || Says(e, WhatId));
        IEnumerable<TaskLinks> ways = who || what
            ? [new(who ? null : WhoId, what ? null : WhatId), new(null, null)]
            : [this with { WhatId = null }, this with { WhoId = null }, new(null, null)];
        return ways.Where(w => w != this).Distinct();
    }

    /// <summary>What was dropped of <paramref name="wanted"/>.</summary>
    public DroppedLinks Dropped(TaskLinks wanted) =>
        (wanted.WhoId != WhoId ? DroppedLinks.Who : DroppedLinks.None) | (wanted.WhatId != WhatId ? DroppedLinks.What : DroppedLinks.None);

    // Some messages tell the id and no field, in its short or its long form.
    private static bool Says(RestError error, string? id) => id is { Length: >= 15 } && error.Message.Contains(id[..15], StringComparison.Ordinal);
}
