namespace CallBridge.Hosting;

/// <summary>What the program ends with; numbers as in sysexits.h.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>A port, the data directory or a file cannot be had.</summary>
    public const int Unavailable = 69;

    /// <summary>The configuration is wrong.</summary>
    public const int Config = 78;
}
