namespace CallBridge.DemoOrg.Org.Schema;

/// <summary>Short ways to write down fields.</summary>
internal static class Field
{
    private const int IdLength = 18;
    private const int PhoneLength = 40;
    private const int EmailLength = 80;
    private const int PicklistLength = 255;

    public static FieldDefinition Text(string name, string label, int length) => new(name, label, FieldType.String, length);

    public static FieldDefinition LongText(string name, string label, int length) => new(name, label, FieldType.TextArea, length);

    public static FieldDefinition Phone(string name, string label) => new(name, label, FieldType.Phone, PhoneLength);

    public static FieldDefinition Email(string name, string label) => new(name, label, FieldType.Email, EmailLength);

    public static FieldDefinition Url(string name, string label) => new(name, label, FieldType.Url, PicklistLength);

    public static FieldDefinition Flag(string name, string label) => new(name, label, FieldType.Boolean) { Default = false };

    public static FieldDefinition Whole(string name, string label) => new(name, label, FieldType.Int);

    public static FieldDefinition Money(string name, string label) => new(name, label, FieldType.Currency);

    public static FieldDefinition Percent(string name, string label) => new(name, label, FieldType.Percent);

    public static FieldDefinition Date(string name, string label) => new(name, label, FieldType.Date);

    public static FieldDefinition DateTime(string name, string label) => new(name, label, FieldType.DateTime);

    public static FieldDefinition To(string name, string label, params string[] objects) =>
        new(name, label, FieldType.Reference, IdLength) { ReferenceTo = objects };

    public static FieldDefinition Pick(string name, string label, params string[] values) =>
        new(name, label, FieldType.Picklist, PicklistLength) { Picklist = values };

    /// <summary>The fields that every record has: Id first, then who made and changed it, and when.</summary>
    public static IEnumerable<FieldDefinition> Around(params FieldDefinition[] fields) =>
    [
        new FieldDefinition("Id", "Record ID", FieldType.Id, IdLength).ReadOnly(),
        Flag("IsDeleted", "Deleted").ReadOnly(),
        .. fields,
        DateTime("CreatedDate", "Created Date").ReadOnly(),
        To("CreatedById", "Created By ID", "User").ReadOnly(),
        DateTime("LastModifiedDate", "Last Modified Date").ReadOnly(),
        To("LastModifiedById", "Last Modified By ID", "User").ReadOnly(),
        DateTime("SystemModstamp", "System Modstamp").ReadOnly(),
    ];
}
