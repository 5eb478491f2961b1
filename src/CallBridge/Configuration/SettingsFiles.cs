using CallBridge.Hosting;
using CallBridge.Secrets;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace CallBridge.Configuration;

/// <summary>
/// Where configuration comes from: appsettings.json, then the data directory's settings.json, then its vault of secrets, then the environment.
/// </summary>
internal static class SettingsFiles
{
    /// <summary>Name of the settings file in the data directory.</summary>
    public const string FileName = "settings.json";

    /// <summary>Puts the data directory's file in its place, below the environment.</summary>
    public static void Add(ConfigurationManager configuration)
    {
        var listener = new ListenerOptions { DataDirectory = configuration[$"{ListenerOptions.Section}:{nameof(ListenerOptions.DataDirectory)}"] };
        var path = Path.Combine(listener.ResolveDataDirectory(), FileName);
        var file = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource { Path = path, Optional = true, ReloadOnChange = false };
        file.ResolveFileProvider();
        var environment = configuration.Sources.Select((source, index) => (source, index))
            .Last(entry => entry.source is EnvironmentVariablesConfigurationSource).index;
        try
        {
            configuration.Sources.Insert(environment, file);
            var secrets = SecretSettings.Read(listener.ResolveDataDirectory());
            configuration.Sources.Insert(environment + 1, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = secrets });
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            var why = (error.InnerException ?? error).Message.ReplaceLineEndings(" ");
            throw new StartupException(ExitCodes.Config, $"The settings file {path} cannot be read: {why}");
        }
    }
}
