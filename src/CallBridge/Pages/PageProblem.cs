namespace CallBridge.Pages;

/// <summary>An error of Open CTI as a page passes it on: hostile until checked.</summary>
internal sealed record PageProblem(string? Code, string? Description, string? Details = null);
