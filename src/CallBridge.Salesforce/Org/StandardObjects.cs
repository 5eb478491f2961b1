namespace CallBridge.Salesforce.Org;

/// <summary>
/// What every org has, for when describe could not be asked: Person Account fields are left out, since naming them where the
/// org has none fails the whole search.
/// </summary>
internal static class StandardObjects
{
    public static ObjectSchema? Find(string name) => name switch
    {
        "Contact" => Make(name, "Name", "AccountId", ["Phone", "MobilePhone", "HomePhone", "OtherPhone", "AssistantPhone"]),
        "Lead" => Make(name, "Name", "IsConverted", ["Phone", "MobilePhone"]),
        "Account" => Make(name, "Name", null, ["Phone"]),
        _ => null,
    };

    private static ObjectSchema Make(string name, string nameField, string? more, string[] phones) => new(
        name,
        createable: true,
        [
            Field("Id", "id"),
            Field(nameField, "string", isName: true),
            .. more is null ? [] : new[] { Field(more, "") },
            .. phones.Select(p => Field(p, "phone")),
        ]);

    private static FieldSchema Field(string name, string type, bool isName = false) => new(name, type, false, false, isName, false, []);
}
