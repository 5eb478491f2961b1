namespace CallBridge;

/// <summary>The version that pages compare: an old page after an upgrade reloads.</summary>
internal static class ProductVersion
{
    public static readonly string Text =
        typeof(ProductVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
