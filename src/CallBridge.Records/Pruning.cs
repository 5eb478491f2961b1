using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Takes out what is done with and older than wanted, or more than wanted.</summary>
internal static class Pruning
{
    /// <summary>As many as a desk shows and may still revise: kept also when the clock jumps years ahead.</summary>
    public const int AlwaysKept = 200;

    /// <summary>Also without any call.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(6);

    public static void Prune(SqliteConnection connection, RetentionPolicy policy, DateTimeOffset now)
    {
        var oldest = Sql.Utc(now - TimeSpan.FromDays(policy.Days));
        var gone = connection.Execute(
            """
            DELETE FROM history WHERE seq <= (SELECT seq FROM history ORDER BY seq DESC LIMIT 1 OFFSET $most)
                OR (at < $oldest AND seq <= (SELECT seq FROM history ORDER BY seq DESC LIMIT 1 OFFSET $always))
            """,
            ("$most", policy.EndedCalls), ("$oldest", oldest), ("$always", AlwaysKept));
        if (gone > 0)
            FailPoint.Hit(FailPoint.Pruning);
        connection.Execute(
            """
            DELETE FROM outbox WHERE state = 'saved' AND (
                seq <= (SELECT seq FROM outbox WHERE state = 'saved' ORDER BY seq DESC LIMIT 1 OFFSET $most)
                OR (changed_at < $oldest AND seq <= (SELECT seq FROM outbox WHERE state = 'saved' ORDER BY seq DESC LIMIT 1 OFFSET $always)))
            """,
            ("$most", policy.SavedRecords), ("$oldest", oldest), ("$always", AlwaysKept));
    }
}
