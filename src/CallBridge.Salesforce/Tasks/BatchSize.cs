namespace CallBridge.Salesforce.Tasks;

/// <summary>
/// How many records one request may carry: Salesforce's own limit, or fewer where the org's triggers cannot take so many at once.
/// Halved when a batch as such fails, grown again by a tenth with each one that was taken.
/// </summary>
internal sealed class BatchSize
{
    /// <summary>Salesforce's limit for sObject Collections.</summary>
    public const int Limit = 200;

    public int Most { get; private set; } = Limit;

    public void Failed(int sent) => Most = Math.Clamp(sent / 2, 1, Most);

    public void Taken(int sent)
    {
        if (sent >= Most)
            Most = Math.Min(Limit, Most + Math.Max(1, Most / 10));
    }
}
