using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CallBridge.Calls.Records;
using CallBridge.Records;
using CallBridge.Records.Delivering;
using CallBridge.Records.Outbox;

namespace CallBridge.Api;

/// <summary><c>/api/call-records</c>: where each record stands, and what a person does about one that Salesforce refused.</summary>
internal static partial class CallRecordEndpoints
{
    /// <summary>Records of a page, unless the caller wants more or fewer.</summary>
    public const int PageSize = 200;

    private const string States = "pending, sending, unknown, saved or failed";
    private const string Csv = "csv";

    public static void MapCallRecords(this IEndpointRouteBuilder app)
    {
        var records = app.MapGroup("/api/call-records").WithTags("Call records");
        records.MapGet("", ListAsync)
            .Produces<CallRecordList>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Call records on this machine, newest first; format=csv for a spreadsheet.")
            .WithDescription($"A page has {PageSize} records (limit: 1 to {CallStore.MostListed}). 'next' is what to give as 'before' for the page after it; "
                + "with csv it stands in the header Link.");
        records.MapGet("{key}", GetAsync)
            .Produces<CallRecordView>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        Asking.Describe(
            records.MapPost("{key}/retry", RetryAsync).WithSummary("Sends a record that was set aside once more."), typeof(CallRecordView));
        Asking.Describe(
            records.MapPatch("{key}", MendAsync)
                .WithSummary("Mends a record that was set aside, and sends it.")
                .WithDescription("What is left out stays as it is; an empty text takes it out. who and what are Salesforce ids."),
            typeof(CallRecordView));
        records.MapDelete("{key}", DeleteAsync)
            .Produces(StatusCodes.Status204NoContent).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Gives up a record that was set aside: it will never be in Salesforce.");
    }

    private static async Task<IResult> ListAsync(
        CallStore store, HttpContext context, CancellationToken stop, string? state = null, string? format = null, string? before = null, string? limit = null)
    {
        RecordState? wanted = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.GetNames<RecordState>().Contains(state, StringComparer.OrdinalIgnoreCase) || Enum.Parse<RecordState>(state, ignoreCase: true) is RecordState.None)
                return Problems.Invalid("state", $"The state is {States}.");
            wanted = Enum.Parse<RecordState>(state, ignoreCase: true);
        }

        if (!string.IsNullOrEmpty(format) && format is not (Csv or "json"))
            return Problems.Invalid("format", "The format is json or csv.");
        if (!TryNumber(before, long.MaxValue, out var from))
            return Problems.Invalid("before", "Give what the page before called 'next'.");
        if (!TryNumber(limit, CallStore.MostListed, out var most))
            return Problems.Invalid("limit", $"The limit is a whole number from 1 to {CallStore.MostListed}.");

        return await AnsweredAsync(async () =>
        {
            var size = (int)(most ?? PageSize);
            var rows = await store.ListAsync(wanted, stop, from, size);
            long? next = rows.Length == size ? rows[^1].Number : null;
            if (format is not Csv)
                return TypedResults.Json(new CallRecordList([.. rows.Select(CallRecordView.Of)], next), ApiJson.Options);
            if (next is { } number)
                context.Response.Headers.Link = $"<{context.Request.Path}?format=csv&state={wanted}&limit={size}&before={number}>; rel=\"next\"".ToLowerInvariant();
            return TypedResults.File(
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CallRecordCsv.Write(rows))], "text/csv; charset=utf-8", "call-records.csv");
        });
    }

    private static Task<IResult> GetAsync(string key, CallStore store, CancellationToken stop) =>
        WithRowAsync(key, store, row => Task.FromResult<IResult>(TypedResults.Json(CallRecordView.Of(row), ApiJson.Options)), stop);

    private static Task<IResult> RetryAsync(string key, CallStore store, Delivery delivery, CancellationToken stop) =>
        WithRowAsync(
            key, store, async row => await delivery.RetryAsync(key, stop) ? await AcceptedAsync(key, store, stop) : NotSetAside(row, "sent again"), stop);

    private static Task<IResult> MendAsync(string key, MendRequest request, CallStore store, Delivery delivery, CancellationToken stop)
    {
        if (new MendRequestValidator().Validate(request) is { IsValid: false } wrong)
            return Task.FromResult(Problems.Invalid(wrong));
        return WithRowAsync(key, store, MendRowAsync, stop);

        async Task<IResult> MendRowAsync(OutboxRow row)
        {
            var mended = request.ToMend().ApplyTo(row.Record);
            if (MendRequestValidator.LeadStandsAlone(mended) is { } problem)
                return Problems.Invalid("what", problem);
            return row.State is RecordState.Failed && await delivery.MendAsync(mended, stop) ? await AcceptedAsync(key, store, stop) : NotSetAside(row, "mended");
        }
    }

    private static Task<IResult> DeleteAsync(string key, CallStore store, Delivery delivery, CancellationToken stop) =>
        WithRowAsync(
            key, store, async row => await delivery.DeleteAsync(key, stop) ? TypedResults.NoContent() : NotSetAside(row, "given up"), stop);

    private static Task<IResult> WithRowAsync(string key, CallStore store, Func<OutboxRow, Task<IResult>> use, CancellationToken stop) =>
        Key().IsMatch(key)
            ? AnsweredAsync(async () => await store.FindAsync(key, stop) is { } row
                ? await use(row)
                : Problems.Result(StatusCodes.Status404NotFound, "No such call record", "There is no call record with this key on this machine."))
            : Task.FromResult(Problems.Invalid("key", "A call key has small letters, digits, dots and dashes, at most 255."));

    private static async Task<IResult> AnsweredAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (StoreUnusableException fault)
        {
            return Problems.Result(StatusCodes.Status503ServiceUnavailable, "Call database not usable", fault.Message);
        }
    }

    private static async Task<IResult> AcceptedAsync(string key, CallStore store, CancellationToken stop) => TypedResults.Json(
        await store.FindAsync(key, stop) is { } row ? CallRecordView.Of(row) : null, ApiJson.Options, statusCode: StatusCodes.Status202Accepted);

    private static IResult NotSetAside(OutboxRow row, string what) => Problems.Result(
        StatusCodes.Status409Conflict, "Not possible now",
        $"This record is {ApiJson.Word(row.State)}: only one that Salesforce refused (failed), or that nobody can look up (undecided), can be {what}.");

    private static bool TryNumber(string? text, long most, out long? number)
    {
        number = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1 || value > most)
            return false;
        number = value;
        return true;
    }

    [GeneratedRegex(@"\A[a-z0-9.-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    private sealed record CallRecordList(IReadOnlyList<CallRecordView> Records, long? Next);
}
