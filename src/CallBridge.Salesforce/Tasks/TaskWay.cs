namespace CallBridge.Salesforce.Tasks;

/// <summary>How a record becomes a Task, or part of one.</summary>
internal enum TaskWay
{
    /// <summary>By the key field: makes the Task, or changes the one that has the key.</summary>
    Upsert,

    /// <summary>Makes a Task; with a unique key field only if none has the key.</summary>
    Insert,

    /// <summary>Changes a known Task.</summary>
    Update,
}
