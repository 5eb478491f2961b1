using CallBridge.Secrets;

namespace CallBridge.Tests.Secrets;

public sealed class SecretVaultTests : IDisposable
{
    private const string Name = "Salesforce:ClientSecret";
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Secret_is_found_again_by_another_run()
    {
        SecretVault.In(_directory.Path).Set(Name, "hush");

        Assert.Equal("hush", SecretVault.In(_directory.Path).Find(Name));
        Assert.Equal(Name, Assert.Single(SecretVault.In(_directory.Path).Names));
    }

    [Fact]
    public void Secret_lies_on_disk_sealed_and_for_this_user_alone()
    {
        SecretVault.In(_directory.Path).Set(Name, "hush-hush-hush");

        foreach (var file in Directory.GetFiles(_directory.Path))
        {
            Assert.DoesNotContain("hush", File.ReadAllText(file), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void Same_secret_is_sealed_differently_each_time()
    {
        var vault = SecretVault.In(_directory.Path);
        vault.Set(Name, "hush");
        var first = File.ReadAllText(Path.Combine(_directory.Path, "secrets.json"));
        vault.Set(Name, "hush");

        Assert.NotEqual(first, File.ReadAllText(Path.Combine(_directory.Path, "secrets.json")));
    }

    [Fact]
    public void Copy_of_the_file_without_its_key_opens_nothing()
    {
        if (OperatingSystem.IsWindows())
            return;
        SecretVault.In(_directory.Path).Set(Name, "hush");
        File.Delete(Path.Combine(_directory.Path, "secrets.key"));

        Assert.Null(SecretVault.In(_directory.Path).Find(Name));
    }

    [Fact]
    public void Removed_secret_is_gone()
    {
        var vault = SecretVault.In(_directory.Path);
        vault.Set(Name, "hush");

        Assert.True(vault.Remove(Name));
        Assert.False(vault.Remove(Name));
        Assert.Null(vault.Find(Name));
    }

    [Fact]
    public void Damaged_file_is_named_and_not_written_over()
    {
        var path = Path.Combine(_directory.Path, "secrets.json");
        File.WriteAllText(path, "{");

        var fault = Assert.Throws<IOException>(() => SecretVault.In(_directory.Path).Set(Name, "hush"));

        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(path));
    }
}
