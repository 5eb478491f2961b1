using System.Net;
using System.Text;

namespace CallBridge.RealOrg;

/// <summary>What may happen to a save between the client and an org that itself is well.</summary>
internal sealed class FaultyWay() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public WayFault Fault { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isSave = request.Method != HttpMethod.Get && request.RequestUri!.AbsolutePath.StartsWith("/services/data/", StringComparison.Ordinal);
        if (!isSave || Fault == WayFault.None)
            return await base.SendAsync(request, cancellationToken);
        if (Fault == WayFault.Down)
        {
            return new(HttpStatusCode.ServiceUnavailable)
            {
                Content = new StringContent("""[{"errorCode":"SERVER_UNAVAILABLE","message":"Server is not available"}]""", Encoding.UTF8, "application/json"),
            };
        }

        if (Fault == WayFault.LostAnswer)
            (await base.SendAsync(request, cancellationToken)).Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke.");
    }
}
