namespace CallBridge.Lab.Tests.Lab;

/// <summary>What Salesforce's REST API says of one Task. <paramref name="Seconds"/> is CallDurationInSeconds: the time talked.</summary>
internal sealed record SavedTask(string Subject, string Description, string CallType, int Seconds, string CallObject, string Status);
