namespace CallBridge.Calls.Desk;

/// <summary>Every limit of a desk, by name.</summary>
public static class DeskLimits
{
    /// <summary>Ended calls kept in memory and shown.</summary>
    public const int EndedCalls = 200;

    /// <summary>Live calls of one desk; more are not followed (a phone has a dozen lines at most).</summary>
    public const int LiveCalls = 50;

    /// <summary>Dials a minute; emergency numbers are never counted or refused.</summary>
    public const int DialsPerMinute = 15;

    /// <summary>The same number dialled in two pages within this time is one click; within one page, the page itself sees to that.</summary>
    public static readonly TimeSpan SameClick = TimeSpan.FromSeconds(1);

    /// <summary>Characters of a note; Description holds 32,000 with the rest of the text.</summary>
    public const int NoteLength = 30_000;

    /// <summary>Characters of a disposition: Task.CallDisposition.</summary>
    public const int DispositionLength = 255;

    /// <summary>Characters of a reason for not being ready: a queue log's field holds 80.</summary>
    public const int PresenceReasonLength = 80;

    /// <summary>For this long the same request id gets the first answer.</summary>
    public static readonly TimeSpan RequestMemory = TimeSpan.FromMinutes(5);

    /// <summary>A command not confirmed by an observation in this time has failed.</summary>
    public static readonly TimeSpan CommandDeadline = TimeSpan.FromSeconds(8);

    /// <summary>A dial rings the agent's own phone first: the phone system's 30 seconds and some.</summary>
    public static readonly TimeSpan DialDeadline = TimeSpan.FromSeconds(35);

    /// <summary>The longest wait for Salesforce's answer to a search.</summary>
    public static readonly TimeSpan SearchDeadline = TimeSpan.FromSeconds(15);

    /// <summary>For this long a number's matches are not asked for again: who rings off and rings again is known at once.</summary>
    public static readonly TimeSpan AnswerMemory = TimeSpan.FromMinutes(2);

    /// <summary>Numbers whose matches are remembered; the oldest are forgotten first.</summary>
    public const int RememberedAnswers = 200;

    /// <summary>For this long a record that the agent made for a caller is read by its id: Salesforce's index takes minutes, at busy times more.</summary>
    public static readonly TimeSpan CreatedMemory = TimeSpan.FromMinutes(30);

    /// <summary>Such records of one number; the newest.</summary>
    public const int CreatedRecords = 5;

    /// <summary>The longest wait for one record's details.</summary>
    public static readonly TimeSpan ReadDeadline = TimeSpan.FromSeconds(15);

    /// <summary>Matched contacts whose open cases are asked for.</summary>
    public const int CaseContacts = 20;

    /// <summary>Open cases offered of one contact: the newest.</summary>
    public const int CasesOfContact = 5;

    /// <summary>Requests whose answers are remembered; the oldest are forgotten first.</summary>
    public const int RememberedRequests = 1_000;

    /// <summary>A pop waits for a visible page while its call lives; this only bounds what nobody would take back.</summary>
    public static readonly TimeSpan PopDeadline = TimeSpan.FromDays(1);

    /// <summary>A call missing from a resync waits this long for its reason.</summary>
    public static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    /// <summary>Calls that the phone system has not confirmed for this long end as lost.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromMinutes(10);

    /// <summary>Live calls are journalled at least this often, so that a kill loses no more of a duration.</summary>
    public static readonly TimeSpan JournalEvery = TimeSpan.FromMinutes(1);

    /// <summary>For how long a page that has gone is waited for: a page loaded anew is back within moments, also on a slow machine.</summary>
    public static readonly TimeSpan PageAbsence = TimeSpan.FromSeconds(30);
}
