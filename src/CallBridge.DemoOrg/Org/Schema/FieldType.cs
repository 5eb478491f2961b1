namespace CallBridge.DemoOrg.Org.Schema;

#pragma warning disable CA1720 // The names are those of describe.
/// <summary>A field's type, as describe names it (in lower case).</summary>
public enum FieldType
{
    Id,
    String,
    TextArea,
    Boolean,
    Int,
    Double,
    Currency,
    Percent,
    Date,
    DateTime,
    Reference,
    Picklist,
    ComboBox,
    Phone,
    Email,
    Url,
}
