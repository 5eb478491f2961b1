using System.Collections.Immutable;
using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Search;

/// <summary>Which of the records that Salesforce found really have the number.</summary>
public static class MatchRules
{
    /// <summary>
    /// Drops what does not have the canonical number and converted leads, folds a Person Account and its contact into one; in the order found,
    /// each record once.
    /// </summary>
    public static ImmutableArray<Match> Verify(ImmutableArray<Candidate> candidates, string number, DialPlan plan)
    {
        var matches = new List<Match>();
        foreach (var candidate in candidates)
        {
            if (candidate.IsConverted || !candidate.Phones.Any(phone => plan.Same(phone, number)))
                continue;
            var match = Read(candidate);
            var known = matches.FindIndex(m => SalesforceId.Same(m.Record.Id, match.Record.Id));
            if (known < 0)
                matches.Add(match);
            else
                matches[known] = Fold(matches[known], match);
        }

        return [.. matches];
    }

    private static Match Read(Candidate candidate)
    {
        var record = candidate.Record with { Id = SalesforceId.Normalise(candidate.Record.Id) ?? candidate.Record.Id };
        return record.Type switch
        {
            // The contact of a Person Account has no page of its own: Salesforce shows the account.
            "Contact" when candidate is { IsPersonAccount: true, AccountId: { } account } => new Match(
                new RecordRef(SalesforceId.Normalise(account) ?? account, "Account", candidate.AccountName ?? record.Name),
                record.Id,
                SalesforceId.Normalise(account) ?? account,
                candidate.AccountName ?? record.Name),
            "Contact" => new Match(record, record.Id, SalesforceId.Normalise(candidate.AccountId), candidate.AccountName),
            "Account" => new Match(record, SalesforceId.Normalise(candidate.PersonContactId), record.Id, record.Name),
            _ => new Match(record, null, SalesforceId.Normalise(candidate.AccountId), candidate.AccountName),
        };
    }

    private static Match Fold(Match first, Match second) => new(
        first.Record with { Name = first.Record.Name ?? second.Record.Name },
        first.ContactId ?? second.ContactId,
        first.AccountId ?? second.AccountId,
        first.AccountName ?? second.AccountName);
}
