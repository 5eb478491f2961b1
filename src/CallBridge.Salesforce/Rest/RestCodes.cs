namespace CallBridge.Salesforce.Rest;

/// <summary>The errorCodes that are acted on.</summary>
internal static class RestCodes
{
    public const string InvalidSession = "INVALID_SESSION_ID";
    public const string LimitExceeded = "REQUEST_LIMIT_EXCEEDED";
    public const string RowLocked = "UNABLE_TO_LOCK_ROW";
    public const string ServerUnavailable = "SERVER_UNAVAILABLE";
    public const string ApiDisabled = "API_DISABLED_FOR_ORG";
    public const string ApiCurrentlyDisabled = "API_CURRENTLY_DISABLED";
    public const string DuplicatesDetected = "DUPLICATES_DETECTED";
    public const string DuplicateValue = "DUPLICATE_VALUE";
    public const string DuplicateExternalId = "DUPLICATE_EXTERNAL_ID";
    public const string NotFound = "NOT_FOUND";
    public const string EntityIsDeleted = "ENTITY_IS_DELETED";
    public const string InvalidField = "INVALID_FIELD";
    public const string InvalidType = "INVALID_TYPE";
    public const string InvalidFieldForWrite = "INVALID_FIELD_FOR_INSERT_UPDATE";
    public const string InvalidCrossReference = "INVALID_CROSS_REFERENCE_KEY";
    public const string MalformedId = "MALFORMED_ID";
    public const string FieldIntegrity = "FIELD_INTEGRITY_EXCEPTION";
    public const string InsufficientAccessPrefix = "INSUFFICIENT_ACCESS";
}
