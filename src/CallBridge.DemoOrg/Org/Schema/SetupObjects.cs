namespace CallBridge.DemoOrg.Org.Schema;

/// <summary>What an administrator keeps: users, statuses, record types. Read-only here.</summary>
internal static class SetupObjects
{
    public static IReadOnlyList<ObjectDefinition> All() =>
    [
        new("User", "User", "Users", "005",
            Field.Text("Username", "Username", 80).Needed(),
            Field.Text("LastName", "Last Name", 80).Needed(),
            Field.Text("FirstName", "First Name", 40),
            Field.Text("Name", "Full Name", 121).ReadOnly() with { IsName = true },
            Field.Text("Alias", "Alias", 8),
            Field.Email("Email", "Email"),
            Field.Phone("Phone", "Phone"),
            Field.Phone("MobilePhone", "Mobile"),
            Field.Phone("Extension", "Extension"),
            Field.Text("Title", "Title", 80),
            Field.Text("Department", "Department", 80),
            Field.Flag("IsActive", "Active"),
            Field.Pick("UserType", "User Type", "Standard"),
            Field.Pick("TimeZoneSidKey", "Time Zone"),
            Field.Pick("LocaleSidKey", "Locale"),
            Field.Pick("LanguageLocaleKey", "Language"),
            Field.Pick("EmailEncodingKey", "Email Encoding"))
        { Writable = false },

        new("TaskStatus", "Task Status Value", "Task Status Value", "01M",
            Field.Text("MasterLabel", "Master Label", 255) with { IsName = true },
            Field.Text("ApiName", "API Name", 255),
            Field.Whole("SortOrder", "Sort Order"),
            Field.Flag("IsDefault", "Default"),
            Field.Flag("IsClosed", "Closed"))
        { Writable = false },

        new("RecordType", "Record Type", "Record Types", "012",
            Field.Text("Name", "Name", 80) with { IsName = true },
            Field.Text("DeveloperName", "Record Type Name", 80),
            Field.Text("Description", "Description", 255),
            Field.Text("SobjectType", "SObject Type Name", 40),
            Field.Flag("IsActive", "Active"),
            Field.Flag("IsPersonType", "Is Person Type"))
        { Writable = false },
    ];
}
