using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CallBridge.Pages;

/// <summary>
/// Sends the page's files compressed: the libraries as the build has compressed them, everything else on the way. Files only: an answer
/// that holds a secret beside somebody's input must never be compressed (BREACH).
/// </summary>
internal static class FileCompression
{
    private const string Compressed = ".br";

    public static IServiceCollection AddFileCompression(this IServiceCollection services) => services
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        });

    /// <summary>Put before what serves the files.</summary>
    public static void UseFileCompression(this WebApplication app, IFileProvider files, PathString folder)
    {
        app.UseWhen(context => IsFile(context.Request, folder), branch =>
        {
            branch.UseResponseCompression();
            branch.Use((context, next) =>
            {
                var request = context.Request;
                if (request.Path.StartsWithSegments(folder, out var file) && TakesBrotli(request) && files.GetFileInfo(file + Compressed).Exists)
                    request.Path += Compressed;
                return next(context);
            });
        });
    }

    /// <summary>Says of a file that the build has compressed what it is.</summary>
    public static void Describe(StaticFileResponseContext file)
    {
        if (!file.File.Name.EndsWith(Compressed, StringComparison.Ordinal))
            return;
        file.Context.Response.Headers.ContentEncoding = "br";
        file.Context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
    }

    private static bool IsFile(HttpRequest request, PathString folder) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Path.StartsWithSegments(folder, StringComparison.Ordinal);

    private static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is null or > 0);

    /// <summary>Content types by extension, of a compressed file by the one beneath.</summary>
    internal sealed class ContentTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _known = new();

        public bool TryGetContentType(string subpath, out string contentType) => _known.TryGetContentType(
            subpath.EndsWith(Compressed, StringComparison.Ordinal) ? subpath[..^Compressed.Length] : subpath, out contentType!);
    }
}
