using CallBridge.Calls;

namespace CallBridge.Salesforce.Tests.Contract;

/// <summary>An org behind one route, with what a test of the contract does to it from behind.</summary>
public abstract class ContractOrg : IAsyncDisposable
{
    public abstract ISalesforce Route { get; }

    /// <summary>Whether Tasks have a unique field for the call key.</summary>
    public abstract bool HasKeyField { get; }

    /// <summary>Whether Tasks can be looked up by their call key; a route that cannot says so of each.</summary>
    public virtual bool CanLookUp => true;

    /// <summary>Whether <see cref="Lock"/> can be done.</summary>
    public virtual bool CanLock => true;

    /// <summary>The Tasks that carry this call key.</summary>
    public abstract IReadOnlyList<(string Id, string Subject)> Tasks(string key);

    /// <summary>A person changes a Task by hand.</summary>
    public abstract void Edit(string taskId, string subject);

    /// <summary>A person deletes a Task.</summary>
    public abstract void Delete(string taskId);

    /// <summary>From now on the org refuses this key for good.</summary>
    public abstract void Refuse(string key);

    /// <summary>From now on this key's row is locked.</summary>
    public abstract void Lock(string key);

    /// <summary>From now on saves are carried out, and their answers lost.</summary>
    public abstract void LoseAnswers();

    /// <summary>From now on saves are lost on their way there.</summary>
    public abstract void LoseRequests();

    /// <summary>From now on the org says that it is not available.</summary>
    public abstract void GoDown();

    /// <summary>All is well again.</summary>
    public abstract void Recover();

    public abstract ValueTask DisposeAsync();
}
