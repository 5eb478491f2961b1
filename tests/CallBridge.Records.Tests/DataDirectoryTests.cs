using System.Diagnostics;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests;

public class DataDirectoryTests
{
    [Fact]
    public void A_new_directory_is_the_owners_alone()
    {
        using var temporary = new TemporaryDirectory();
        var path = Path.Combine(temporary.Path, "callbridge");

        using var directory = DataDirectory.Open(path);

        Assert.Equal(path, directory.Path);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_second_holder_is_refused_by_an_error_that_names_the_directory_and_the_first()
    {
        using var temporary = new TemporaryDirectory();
        using var first = DataDirectory.Open(temporary.Path);

        var refused = Assert.Throws<DataDirectoryInUseException>(() => DataDirectory.Open(temporary.Path));

        Assert.Equal((temporary.Path, Environment.ProcessId), (refused.Directory, refused.Holder));
        Assert.Contains(temporary.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_let_go_can_be_taken_again()
    {
        using var temporary = new TemporaryDirectory();
        DataDirectory.Open(temporary.Path).Dispose();

        DataDirectory.Open(temporary.Path).Dispose();
    }

    [Fact]
    public async Task A_directory_whose_holder_was_killed_can_be_taken_again()
    {
        using var temporary = new TemporaryDirectory();
        using var holder = Process.Start(new ProcessStartInfo("dotnet", [typeof(DirectoryHolder).Assembly.Location, temporary.Path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            Assert.Equal(DirectoryHolder.Taken, await holder.StandardOutput.ReadLineAsync());
            var refused = Assert.Throws<DataDirectoryInUseException>(() => DataDirectory.Open(temporary.Path));
            Assert.Equal(holder.Id, refused.Holder);
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync();
        }

        DataDirectory.Open(temporary.Path).Dispose();
    }
}
