namespace CallBridge.Calls.Records;

/// <summary>Wording with placeholders.</summary>
public static class RecordTemplate
{
}
