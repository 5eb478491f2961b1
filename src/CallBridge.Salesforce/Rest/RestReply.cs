using System.Collections.Immutable;
using System.Text.Json;

namespace CallBridge.Salesforce.Rest;

/// <summary>What came of one request.</summary>
internal sealed record RestReply
{
    public required RestFault Fault { get; init; }

    /// <summary>HTTP status; 0 without an answer.</summary>
    public int Status { get; init; }

    /// <summary>Null if there is no body, or it is not JSON.</summary>
    public JsonElement? Body { get; init; }

    public ImmutableArray<RestError> Errors { get; init; } = [];

    /// <summary>A plain sentence if it failed; else null.</summary>
    public string? Problem { get; init; }

    public bool IsSuccess => Fault == RestFault.None && Status is >= 200 and < 300;

    /// <summary>Salesforce's code, or the empty string.</summary>
    public string Code => Errors.IsEmpty ? "" : Errors[0].Code;

    public static RestReply NoAnswer(RestFault fault, string problem) => new() { Fault = fault, Problem = problem };
}
