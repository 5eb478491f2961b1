using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Pages;

namespace CallBridge.Desks;

/// <summary>Carries out what a desk asks for.</summary>
internal sealed class DeskWork(ITelephony phones, ISalesforce salesforce, PopClaims pops)
{
    public async Task<DoAnswer> DoAsync(DoRequest request, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case DoRequest.Search search:
                return new DoAnswer.Searched(await salesforce.SearchAsync(search.Request, cancellationToken));
            case DoRequest.Read read:
                return new DoAnswer.Read(await salesforce.ReadAsync(read.RecordId, cancellationToken));
            case DoRequest.FindCases cases:
                return new DoAnswer.CasesFound(await salesforce.FindCasesAsync(cases.ContactIds, cancellationToken));
            case DoRequest.Command command:
                return new DoAnswer.Commanded(await phones.ExecuteAsync(command.Phone, cancellationToken));
            case DoRequest.Pop pop:
                await pops.OfferAsync(pop, cancellationToken);
                return new DoAnswer.Popped();
            default:
                throw new ArgumentOutOfRangeException(nameof(request));
        }
    }
}
