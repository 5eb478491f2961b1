using System.CommandLine;
using CallBridge.Hosting;
using CallBridge.Secrets;

namespace CallBridge.Cli;

/// <summary><c>callbridge secret set|list|remove</c>: secrets of the configuration, sealed for this user.</summary>
internal static class SecretCommands
{
    /// <param name="dataDirectory">Where the vault lies.</param>
    public static Command Make(Func<string> dataDirectory)
    {
        var name = new Argument<string>("name") { Description = string.Join(" or ", SecretNames.Settings) };

        var set = new Command("set", "Takes a secret from standard input and keeps it.") { name };
        set.SetAction(parsed =>
        {
            var key = Known(parsed.GetValue(name)!);
            var value = Read();
            if (value is not { Length: > 0 and <= SecretVault.Longest })
                throw new StartupException(ExitCodes.Config, $"Give the secret on standard input: one line of 1 to {SecretVault.Longest} characters.");
            Guarded(() => Open(dataDirectory()).Set(key, value));
            Console.WriteLine($"{key} is kept. It takes effect at the next start.");
        });

        var list = new Command("list", "Prints the names of the secrets that are kept, never the secrets.");
        list.SetAction(_ => Guarded(() =>
        {
            if (SecretVault.ExistsIn(dataDirectory()))
                foreach (var kept in Open(dataDirectory()).Names)
                    Console.WriteLine(kept);
        }));

        var remove = new Command("remove", "Forgets a secret.") { name };
        remove.SetAction(parsed => Guarded(() =>
        {
            var key = Known(parsed.GetValue(name)!);
            if (!SecretVault.ExistsIn(dataDirectory()) || !Open(dataDirectory()).Remove(key))
                throw new StartupException(ExitCodes.Unavailable, $"{key} is not kept.");
            Console.WriteLine($"{key} is forgotten.");
        }));

        return new Command("secret", "Keeps secrets of the configuration, sealed for this user.") { set, list, remove };
    }

    private static string Known(string name) =>
        SecretNames.Settings.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new StartupException(ExitCodes.Config, $"There is no secret setting '{name}'; there are {string.Join(" and ", SecretNames.Settings)}.");

    private static SecretVault Open(string directory)
    {
        Directory.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return SecretVault.In(directory);
    }

    private static void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCodes.Unavailable, error.Message);
        }
    }

    // Typed unseen where a person types; piped in elsewhere. Never an argument: those show in the list of processes.
    private static string? Read()
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine();
        Console.Write("Secret: ");
        var text = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else if (key.KeyChar >= ' ')
                text.Append(key.KeyChar);
        }

        Console.WriteLine();
        return text.ToString();
    }
}
