using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Org;

/// <summary>
/// The org's records, in memory. Safe to use from any thread; a reader sees each record whole. Ids may be given with 15 or 18
/// characters, names in any case.
/// </summary>
public sealed class OrgStore
{
    private static readonly OrgError RolledBack = new(
        "ALL_OR_NONE_OPERATION_ROLLED_BACK", "Record rolled back because not all records were valid and the request was using AllOrNone header");

    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, OrgRecord> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _idsByType = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<OrgChange> _unannounced = [];
    private readonly RecordCheck _check;
    private readonly ExternalIdIndex _externalIds = new();
    private int _batches;

    /// <summary>An empty org.</summary>
    public OrgStore(TimeProvider time, KeyFieldKind keyField = KeyFieldKind.Unique)
    {
        _time = time;
        Schema = new OrgSchema(keyField);
        _check = new RecordCheck(Schema, FindEvenDeleted, FindBy);
        OrganizationId = RecordId.Make("00D", 1);
    }

    /// <summary>Raised after each change, on the thread that made it, outside the store's lock.</summary>
    public event EventHandler<OrgChange>? Changed;

    /// <summary>
    /// What an administrator's validation rule, trigger or duplicate rule says to a record as it would be stored: why it is refused, or null.
    /// Asked within the store's lock. DUPLICATES_DETECTED is a rule that only warns: a client may say that it means it.
    /// </summary>
    public Func<OrgRecord, OrgError?>? Rule
    {
        get => _check.Rule;
        set => _check.Rule = value;
    }

    /// <summary>The objects and their fields.</summary>
    public OrgSchema Schema { get; }

    /// <summary>The org's own 18-character id.</summary>
    public string OrganizationId { get; }

    /// <summary>The live records of an object, oldest first; none if there is no such object.</summary>
    public IReadOnlyList<OrgRecord> All(string type)
    {
        lock (_gate)
        {
            return _idsByType.TryGetValue(type, out var ids)
                ? [.. ids.Select(id => _byId[id]).Where(record => !record.IsDeleted)]
                : [];
        }
    }

    /// <summary>The live record of that id; null if there is none.</summary>
    public OrgRecord? Find(string? id) => FindEvenDeleted(id) is { IsDeleted: false } record ? record : null;

    /// <summary>The record of that id, deleted or not; null if there never was one.</summary>
    public OrgRecord? FindEvenDeleted(string? id)
    {
        lock (_gate)
            return RecordId.TryNormalise(id, out var full) ? _byId.GetValueOrDefault(full) : null;
    }

    /// <summary>The live records whose field has that value, case apart.</summary>
    public IReadOnlyList<OrgRecord> FindBy(string type, string field, string value)
    {
        lock (_gate)
        {
            return Schema.Find(type)?.FieldOf(field) is { ExternalId: true } key
                ? [.. _externalIds.Find(key, value).Select(id => _byId[id]).Where(record => !record.IsDeleted)]
                : [.. All(type).Where(r => r[field] is string text && text.Equals(value, StringComparison.OrdinalIgnoreCase))];
        }
    }

    /// <summary>Creates a record under the org's rules.</summary>
    /// <param name="type">The object's API name.</param>
    /// <param name="fields">Values as JSON elements, texts, or the kinds of <see cref="OrgRecord"/>.</param>
    /// <param name="userId">Who does it.</param>
    /// <param name="allowDuplicates">Whether it is saved although a duplicate rule warns.</param>
    public SaveResult Create(string type, IEnumerable<KeyValuePair<string, object?>> fields, string userId, bool allowDuplicates = false)
    {
        SaveResult result;
        lock (_gate)
            result = CreateLocked(type, fields, userId, allowDuplicates);
        Announce();
        return result;
    }

    /// <summary>Changes the given fields of a record under the org's rules.</summary>
    public SaveResult Update(string id, IEnumerable<KeyValuePair<string, object?>> fields, string userId, bool allowDuplicates = false)
    {
        SaveResult result;
        lock (_gate)
            result = UpdateLocked(id, fields, userId, allowDuplicates);
        Announce();
        return result;
    }

    /// <summary>Updates the one record whose external id has that value, or creates it.</summary>
    /// <returns>DUPLICATE_EXTERNAL_ID if several records have it; then nothing was changed.</returns>
    public SaveResult Upsert(
        string type, string externalIdField, string value, IEnumerable<KeyValuePair<string, object?>> fields, string userId, bool allowDuplicates = false)
    {
        SaveResult result;
        lock (_gate)
        {
            var found = FindBy(type, externalIdField, value);
            result = found.Count switch
            {
                0 => CreateLocked(type, fields.Append(new(externalIdField, value)), userId, allowDuplicates),
                1 => UpdateLocked(found[0].Id, fields, userId, allowDuplicates),
                _ => SaveResult.Refused(new OrgError(
                    "DUPLICATE_EXTERNAL_ID", $"{externalIdField}: more than one record found for external id field: [{string.Join(", ", found.Select(r => r.Id))}]")),
            };
        }

        Announce();
        return result;
    }

    /// <summary>Deletes a record; it can still be told from one that never was.</summary>
    public SaveResult Delete(string id, string userId)
    {
        SaveResult result;
        lock (_gate)
        {
            if (Writable(id, out var record) is { } error)
                return SaveResult.Refused(error);
            var values = new Dictionary<string, object?> { ["IsDeleted"] = true };
            Store(record!, values, userId, OrgChangeKind.Deleted);
            if (record!.Text("PersonContactId") is { } contact)
                Store(_byId[contact], values, userId, OrgChangeKind.Deleted);
            result = new SaveResult(record.Id, false, []);
        }

        Announce();
        return result;
    }

    /// <summary>Runs changes of this store in order; if one is refused, all are taken back.</summary>
    public IReadOnlyList<SaveResult> AllOrNone(IEnumerable<Func<SaveResult>> changes)
    {
        List<SaveResult> results = [];
        lock (_gate)
        {
            var (recordsBefore, idsBefore, changesBefore) =
                (_byId.ToArray(), _idsByType.ToDictionary(t => t.Key, t => t.Value.Count), _unannounced.Count);
            _batches++;
            try
            {
                results.AddRange(changes.Select(change => change()));
            }
            finally
            {
                _batches--;
            }

            if (!results.TrueForAll(r => r.Success))
            {
                _byId.Clear();
                foreach (var (id, record) in recordsBefore)
                    _byId[id] = record;
                foreach (var (type, ids) in _idsByType)
                    ids.RemoveRange(idsBefore.GetValueOrDefault(type), ids.Count - idsBefore.GetValueOrDefault(type));
                _externalIds.Rebuild(_byId.Values);
                _unannounced.RemoveRange(changesBefore, _unannounced.Count - changesBefore);
                results = [.. results.Select(r => r.Success ? SaveResult.Refused(RolledBack) : r)];
            }
        }

        Announce();
        return results;
    }

    /// <summary>Creates a record past the rules for clients: what the org itself or an administrator does.</summary>
    internal OrgRecord Plant(string type, IReadOnlyDictionary<string, object?> values, string? userId)
    {
        OrgRecord record;
        lock (_gate)
            record = Insert(Schema.Find(type)!, values, userId);
        Announce();
        return record;
    }

    private SaveResult CreateLocked(string type, IEnumerable<KeyValuePair<string, object?>> fields, string userId, bool allowDuplicates)
    {
        if (Schema.Find(type) is not { } definition)
            return SaveResult.Refused(new OrgError("INVALID_TYPE", $"sObject type '{type}' is not supported."));
        if (!definition.Writable)
            return SaveResult.Refused(NotWritable(definition));
        var errors = new List<OrgError>();
        var values = _check.Read(definition, fields, creating: true, errors);
        foreach (var field in definition.Fields.Where(f => f.Default is not null))
        {
            if (values.GetValueOrDefault(field.Name) is null)
                values[field.Name] = field.Default;
        }

        if (definition.FieldOf("OwnerId") is not null)
            values["OwnerId"] = values.GetValueOrDefault("OwnerId") ?? userId;
        // A Person Account's name is made of its person's.
        if (definition.Name == "Account" && values.GetValueOrDefault("LastName") is string lastName)
            values["Name"] = lastName;
        if (errors.Count == 0)
            errors.AddRange(_check.Whole(definition, values).Concat(_check.Duplicates(definition, values, null)));
        if (errors.Count == 0)
            errors.AddRange(_check.Broken(definition, values, allowDuplicates));
        return errors.Count > 0
            ? SaveResult.Refused(errors)
            : new SaveResult(Insert(definition, values, userId).Id, true, []);
    }

    private SaveResult UpdateLocked(string id, IEnumerable<KeyValuePair<string, object?>> fields, string userId, bool allowDuplicates)
    {
        if (Writable(id, out var record) is { } error)
            return SaveResult.Refused(error);
        var errors = new List<OrgError>();
        var values = _check.Read(record!.Definition, fields, creating: false, errors);
        if (errors.Count == 0)
        {
            var whole = record.Fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in values)
                whole[name] = value;
            errors.AddRange(_check.Whole(record.Definition, whole).Concat(_check.Duplicates(record.Definition, values, record.Id)));
            if (errors.Count == 0)
                errors.AddRange(_check.Broken(record.Definition, whole, allowDuplicates));
        }

        if (errors.Count > 0)
            return SaveResult.Refused(errors);

        var changed = Store(record, values, userId, OrgChangeKind.Updated);
        if (changed.Text("PersonContactId") is { } contact)
            Store(_byId[contact], PersonAccount.ContactValues(changed), userId, OrgChangeKind.Updated);
        else if (changed.Is("IsPersonAccount") && changed.Text("AccountId") is { } account)
            Store(_byId[account], PersonAccount.AccountValues(changed), userId, OrgChangeKind.Updated);
        return new SaveResult(changed.Id, false, []);
    }

    private OrgError? Writable(string id, out OrgRecord? record)
    {
        record = FindEvenDeleted(id);
        return record switch
        {
            null => OrgError.NotFound(),
            { IsDeleted: true } => OrgError.Deleted(),
            { Definition.Writable: false } => NotWritable(record.Definition),
            { Type: "Lead" } when record.Is("IsConverted") => new OrgError("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"),
            _ => null,
        };
    }

    private OrgRecord Insert(ObjectDefinition definition, IReadOnlyDictionary<string, object?> given, string? userId)
    {
        if (!_idsByType.TryGetValue(definition.Name, out var ids))
            _idsByType[definition.Name] = ids = [];
        var number = ids.Count + 1;
        var values = new OrderedDictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in definition.Fields)
            values[field.Name] = given.GetValueOrDefault(field.Name) ?? field.Default;
        values["Id"] = RecordId.Make(definition.KeyPrefix, number);
        values["CreatedDate"] = given.GetValueOrDefault("CreatedDate") ?? Now();
        values["CreatedById"] = userId ?? values["Id"];
        if (definition.Name == "Case")
            values["CaseNumber"] = DerivedFields.CaseNumber(number + 1000);
        ids.Add((string)values["Id"]!);

        var record = Keep(definition, values, userId, OrgChangeKind.Created);
        if (!record.Is("IsPersonAccount") || definition.Name != "Account")
            return record;
        var contact = Insert(Schema.Find("Contact")!, PersonAccount.ContactValues(record), userId);
        return Store(record, new Dictionary<string, object?> { ["PersonContactId"] = contact.Id }, userId, null);
    }

    private OrgRecord Store(OrgRecord record, IReadOnlyDictionary<string, object?> changes, string? userId, OrgChangeKind? kind)
    {
        var values = new OrderedDictionary<string, object?>(record.Fields, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in changes)
            values[name] = value;
        return Keep(record.Definition, values, userId, kind);
    }

    private OrgRecord Keep(ObjectDefinition definition, OrderedDictionary<string, object?> values, string? userId, OrgChangeKind? kind)
    {
        DerivedFields.Fill(definition.Name, values, Now(), FindEvenDeleted, IsClosedTaskStatus);
        values["LastModifiedDate"] = kind == OrgChangeKind.Created ? values["CreatedDate"] : Now();
        values["SystemModstamp"] = values["LastModifiedDate"];
        values["LastModifiedById"] = userId ?? values["Id"];
        var record = new OrgRecord(definition, values);
        _externalIds.Replace(_byId.GetValueOrDefault(record.Id), record);
        _byId[record.Id] = record;
        if (kind is { } known)
            _unannounced.Add(new OrgChange(known, record));
        return record;
    }

    private bool IsClosedTaskStatus(string status) =>
        All("TaskStatus").Any(s => s.Is("IsClosed") && status.Equals(s.Text("ApiName"), StringComparison.OrdinalIgnoreCase));

    private DateTimeOffset Now()
    {
        var now = _time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    // Outside the lock, so that a listener may read the store, or wait for one who does.
    private void Announce()
    {
        OrgChange[] changes;
        lock (_gate)
        {
            if (_batches > 0)
                return;
            changes = [.. _unannounced];
            _unannounced.Clear();
        }

        foreach (var change in changes)
            Changed?.Invoke(this, change);
    }

    private static OrgError NotWritable(ObjectDefinition definition) =>
        new("INSUFFICIENT_ACCESS_OR_READONLY", $"entity type {definition.Name} cannot be changed in this org");
}
