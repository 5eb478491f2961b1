namespace CallBridge.Ami.Tests.Dialogue;

/// <summary>How long a test waits for something that must happen: only a hang is ever so long, and it then fails instead of hanging the suite.</summary>
public static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task Of(Task task) => task.WaitAsync(Limit, TimeProvider.System);

    public static Task<T> Of<T>(Task<T> task) => task.WaitAsync(Limit, TimeProvider.System);
}
