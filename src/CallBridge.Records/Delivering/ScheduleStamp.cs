namespace CallBridge.Records.Delivering;

/// <summary>When one request's rows are put off, and how far apart from other listeners.</summary>
/// <param name="Now">Monotonic, since the schedule began.</param>
/// <param name="Utc">The same, for people.</param>
/// <param name="Jitter">0 to 1.</param>
internal readonly record struct ScheduleStamp(TimeSpan Now, DateTimeOffset Utc, double Jitter);
