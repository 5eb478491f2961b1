namespace CallBridge.Records.Tests;

/// <summary>Run as a process of its own: takes the data directory that its argument names, says so, and waits to be killed.</summary>
public static class DirectoryHolder
{
    public const string Taken = "taken";

    public static void Main(string[] args)
    {
        using var directory = DataDirectory.Open(args[0]);
        Console.WriteLine(Taken);
        Console.ReadLine();
    }
}
