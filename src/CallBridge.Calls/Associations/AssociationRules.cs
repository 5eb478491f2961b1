using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Associations;

/// <summary>Decides what a call is logged to.</summary>
public static class AssociationRules
{
    public static Association Associate(AssociationFacts facts) => facts.Internal ? Association.None : throw new NotImplementedException();

    /// <summary>Whether opening this record says what the call is about; other pages (a user, a list, a report) say nothing.</summary>
    public static bool IsChoice(RecordDetails? record, ImmutableArray<string> whatTypes) =>
        record is not null && whatTypes.Length >= 0 ? throw new NotImplementedException() : false;
}
