using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Query;

/// <summary>A field of a query, perhaps of a record that the queried one points to: Name, Account.Name, Who.Name.</summary>
internal sealed class FieldPath
{
    /// <summary>What SOQL allows.</summary>
    private const int MaximumSteps = 5;

    /// <summary>What can be asked of a record when only the query's run tells its object (Salesforce's object "Name").</summary>
    private static readonly string[] OfAnyObject = ["Id", "Name", "FirstName", "LastName", "Phone", "Email", "Title", "Username"];

    private FieldPath(IReadOnlyList<FieldDefinition> references, FieldDefinition field, bool isType)
    {
        References = references;
        Field = field;
        IsType = isType;
    }

    /// <summary>The references followed, in order; none for the record's own field.</summary>
    public IReadOnlyList<FieldDefinition> References { get; }

    /// <summary>The field at the end.</summary>
    public FieldDefinition Field { get; }

    /// <summary>Whether it asks for the object's name (Who.Type).</summary>
    public bool IsType { get; }

    /// <summary>Finds the path's fields.</summary>
    /// <exception cref="QueryException">INVALID_FIELD: there is no such field or reference.</exception>
    public static FieldPath Bind(OrgSchema schema, ObjectDefinition from, string path)
    {
        var parts = path.Split('.').ToList();
        // The object's own name may stand in front.
        if (parts.Count > 1 && parts[0].Equals(from.Name, StringComparison.OrdinalIgnoreCase) && Reference(from, parts[0]) is null)
            parts.RemoveAt(0);
        var references = new List<FieldDefinition>();
        ObjectDefinition? current = from;
        foreach (var step in parts.SkipLast(1))
        {
            var reference = (current is null ? null : Reference(current, step)) ?? throw new QueryException(
                "INVALID_FIELD", $"Didn't understand relationship '{step}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r'.");
            references.Add(reference);
            current = reference.Polymorphic ? null : schema.Find(reference.ReferenceTo[0]);
        }

        if (references.Count > MaximumSteps)
            throw QueryException.Malformed($"a field path may follow at most {MaximumSteps} relationships");
        var name = parts[^1];
        if (current is not null)
            return new FieldPath(references, current.FieldOf(name) ?? throw Unknown(name, current.Name), false);
        if (name.Equals("Type", StringComparison.OrdinalIgnoreCase))
            return new FieldPath(references, new FieldDefinition("Type", "Type", FieldType.String), true);
        var known = OfAnyObject.FirstOrDefault(f => f.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name, "Name");
        return new FieldPath(references, new FieldDefinition(known, known, known == "Id" ? FieldType.Id : FieldType.String), false);
    }

    /// <summary>The value for a record; null also where a reference on the way is empty.</summary>
    public object? Read(OrgStore org, OrgRecord record)
    {
        var at = record;
        foreach (var reference in References)
        {
            at = org.FindEvenDeleted(at.Text(reference.Name));
            if (at is null)
                return null;
        }

        return IsType ? at.Type : Field.Name == "Name" ? at.Name : at[Field.Name];
    }

    private static FieldDefinition? Reference(ObjectDefinition from, string name) =>
        from.Fields.FirstOrDefault(f => name.Equals(f.RelationshipName, StringComparison.OrdinalIgnoreCase));

    private static QueryException Unknown(string name, string type) => new(
        "INVALID_FIELD",
        $"No such column '{name}' on entity '{type}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.");
}
