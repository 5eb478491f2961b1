namespace CallBridge.Calls.Desk;

/// <summary>What may be used. <c>Db</c> and <c>Crm</c>: everything. <c>Client</c>: dialling only; no search, pop or record.</summary>
public enum LicenceLevel
{
    Db,
    Crm,
    Client,
}
