namespace CallBridge.Records;

/// <summary>The store cannot be opened, or cannot answer now. The message is a plain sentence.</summary>
public sealed class StoreUnusableException : IOException
{
    public StoreUnusableException()
    {
    }

    public StoreUnusableException(string message)
        : base(message)
    {
    }

    public StoreUnusableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
