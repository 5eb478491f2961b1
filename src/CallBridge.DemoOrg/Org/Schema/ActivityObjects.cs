namespace CallBridge.DemoOrg.Org.Schema;

/// <summary>What one does with customers: Tasks, of which a call record is one, and Events.</summary>
internal static class ActivityObjects
{
    private static readonly FieldDefinition Who = Field.To("WhoId", "Name ID", "Contact", "Lead");
    private static readonly FieldDefinition What = Field.To("WhatId", "Related To ID", "Account", "Opportunity", "Case");
    private static readonly FieldDefinition DerivedAccount = Field.To("AccountId", "Account ID", "Account").ReadOnly();
    private static readonly FieldDefinition Owner = Field.To("OwnerId", "Assigned To ID", "User");
    private static readonly FieldDefinition Description = Field.LongText("Description", "Description", 32_000);

    // A combo box: the org's suggestions, but any text up to 255 characters.
    private static readonly FieldDefinition Subject = new("Subject", "Subject", FieldType.ComboBox, 255)
    {
        Picklist = ["Call", "Email", "Send Letter", "Send Quote", "Other"],
        IsName = true,
    };

    private static IEnumerable<FieldDefinition> KeyField(KeyFieldKind kind) => kind == KeyFieldKind.Absent
        ? []
        : [Field.Text("CallBridge_Key__c", "Call Key", 255) with { ExternalId = true, Unique = kind == KeyFieldKind.Unique }];

    public static IReadOnlyList<ObjectDefinition> All(KeyFieldKind keyField) =>
    [
        new("Task", "Task", "Tasks", "00T", [
            Field.To("RecordTypeId", "Record Type ID", "RecordType"),
            Who, What, Subject,
            Field.Date("ActivityDate", "Due Date Only"),
            Field.Pick("Status", "Status", "Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred")
                with { Default = "Not Started", Restricted = true },
            Field.Pick("Priority", "Priority", "High", "Normal", "Low") with { Default = "Normal", Restricted = true },
            Field.Flag("IsHighPriority", "High Priority").ReadOnly(),
            Owner, Description, DerivedAccount,
            Field.Flag("IsClosed", "Closed").ReadOnly(),
            Field.Flag("IsArchived", "Archived").ReadOnly(),
            Field.Flag("IsReminderSet", "Reminder Set"),
            Field.DateTime("ReminderDateTime", "Reminder Date/Time"),
            Field.Whole("CallDurationInSeconds", "Call Duration"),
            Field.Pick("CallType", "Call Type", "Internal", "Inbound", "Outbound") with { Length = 40, Restricted = true },
            Field.Text("CallDisposition", "Call Result", 255),
            Field.Text("CallObject", "Call Object Identifier", 255),
            // Create-only in Salesforce: a client that sends it with an update is refused.
            Field.Pick("TaskSubtype", "Task Subtype", "Task", "Email", "ListEmail", "Cadence", "Call", "LinkedIn").CreateOnly()
                with { Length = 40, Default = "Task", Restricted = true },
            Field.DateTime("CompletedDateTime", "Completed Date/Time").ReadOnly(),
            .. KeyField(keyField)]),

        new("Event", "Event", "Events", "00U",
            Who, What, Subject,
            Field.Text("Location", "Location", 255),
            Field.Flag("IsAllDayEvent", "All-Day Event"),
            Field.DateTime("StartDateTime", "Start Date Time").Needed(),
            Field.DateTime("EndDateTime", "End Date Time").Needed(),
            Description, DerivedAccount, Owner),
    ];
}
