using CallBridge.Calls.Desk;

namespace CallBridge.Configuration;

/// <summary>Section <c>Licence</c>.</summary>
public sealed record LicenceOptions
{
    public const string Section = "Licence";

    /// <summary>What may be used.</summary>
    /// <value>Db or Crm: everything; Client: dialling only. Default Db.</value>
    public LicenceLevel Level { get; init; } = LicenceLevel.Db;
}
