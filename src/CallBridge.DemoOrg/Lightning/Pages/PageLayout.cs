namespace CallBridge.DemoOrg.Lightning.Pages;

/// <summary>What the pages show of an object: field names, in order.</summary>
/// <param name="Object">The object's API name.</param>
/// <param name="Tab">Whether the navigation bar has a tab for it.</param>
/// <param name="Columns">A list's columns; the first one carries the link to the record.</param>
/// <param name="Highlights">The fields beside a record's name.</param>
/// <param name="Sections">The record's details.</param>
/// <param name="Form">The fields of the new-record form; none where the pages cannot create one.</param>
/// <param name="Related">The lists on a record's page.</param>
internal sealed record PageLayout(
    string Object, bool Tab, string[] Columns, string[] Highlights, PageSection[] Sections, string[] Form, RelatedList[] Related)
{
    private static readonly PageSection System = new("System Information", ["OwnerId", "CreatedDate", "LastModifiedDate"]);

    /// <summary>The objects that have pages, in the order of the navigation bar.</summary>
    public static IReadOnlyList<PageLayout> All { get; } =
    [
        new("Contact", true,
            ["Name", "AccountId", "Title", "Phone", "MobilePhone", "Email"],
            ["Title", "AccountId", "Phone", "MobilePhone", "Email"],
            [
                new("Contact Information", ["Name", "AccountId", "Title", "Department", "Phone", "MobilePhone", "HomePhone", "OtherPhone", "Email", "LeadSource"]),
                new("Mailing Address", ["MailingStreet", "MailingCity", "MailingPostalCode", "MailingCountry"]),
                System,
            ],
            ["Salutation", "FirstName", "LastName", "Title", "Phone", "MobilePhone", "Email", "Department", "Description"],
            [new("Cases", "Case", "ContactId")]),
        new("Lead", true,
            ["Name", "Company", "Title", "Phone", "MobilePhone", "Email", "Status"],
            ["Company", "Title", "Phone", "MobilePhone", "Status"],
            [
                new("Lead Information", ["Name", "Company", "Title", "Status", "Phone", "MobilePhone", "Email", "Website", "LeadSource"]),
                new("Address", ["Street", "City", "PostalCode", "Country"]),
                System,
            ],
            ["Salutation", "FirstName", "LastName", "Company", "Title", "Phone", "MobilePhone", "Email", "Status", "Description"],
            []),
        new("Account", true,
            ["Name", "Phone", "PersonMobilePhone", "Type", "Industry", "BillingCity"],
            ["Phone", "PersonMobilePhone", "PersonEmail", "Industry", "Website"],
            [
                new("Account Information", ["Name", "Phone", "PersonMobilePhone", "PersonHomePhone", "PersonEmail", "Type", "Industry", "Website"]),
                new("Billing Address", ["BillingStreet", "BillingCity", "BillingPostalCode", "BillingCountry"]),
                System,
            ],
            ["Name", "Phone", "Website", "Type", "Industry", "BillingStreet", "BillingCity", "BillingPostalCode", "BillingCountry", "Description"],
            [new("Contacts", "Contact", "AccountId"), new("Cases", "Case", "AccountId"), new("Opportunities", "Opportunity", "AccountId")]),
        new("Case", true,
            ["CaseNumber", "Subject", "ContactId", "Status", "Priority", "CreatedDate"],
            ["Subject", "Status", "Priority", "ContactId", "AccountId"],
            [new("Case Details", ["CaseNumber", "Subject", "ContactId", "AccountId", "Status", "Priority", "Origin", "Type", "Reason", "Description"]), System],
            ["Subject", "Status", "Priority", "Origin", "Type", "SuppliedName", "SuppliedPhone", "Description"],
            []),
        new("Opportunity", false,
            ["Name", "AccountId", "StageName", "Amount", "CloseDate"],
            ["AccountId", "StageName", "Amount", "CloseDate"],
            [new("Opportunity Information", ["Name", "AccountId", "StageName", "Amount", "Probability", "CloseDate", "NextStep", "Description"]), System],
            [],
            []),
        new("Task", false,
            ["Subject", "WhoId", "WhatId", "Status", "ActivityDate"],
            ["WhoId", "WhatId", "Status", "ActivityDate"],
            [
                new("Task Information", ["Subject", "Status", "Priority", "ActivityDate", "WhoId", "WhatId", "OwnerId", "Description"]),
                new("Call", ["CallType", "CallDurationInSeconds", "CallDisposition", "CallObject", "CompletedDateTime"]),
            ],
            [],
            []),
    ];

    /// <summary>The layout of that object; null if it has no pages.</summary>
    public static PageLayout? Find(string type) => All.FirstOrDefault(layout => layout.Object == type);
}
