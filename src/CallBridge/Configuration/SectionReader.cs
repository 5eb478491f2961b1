using System.Reflection;
using FluentValidation;
using FluentValidation.Results;

namespace CallBridge.Configuration;

/// <summary>
/// Reads one section and says all that is wrong in it. The stock binder stops at the first value that it cannot read, and takes a
/// number for an enum that has no such member.
/// </summary>
internal static class SectionReader
{
    private const BindingFlags Settable = BindingFlags.Public | BindingFlags.Instance;

    /// <summary>The section; values that cannot be read keep their defaults and stand in <paramref name="errors"/>, one line each.</summary>
    public static T Read<T>(IConfiguration configuration, string name, AbstractValidator<T>? validator, List<string> errors)
        where T : class, new()
    {
        var section = configuration.GetSection(name);
        Dictionary<string, string> wrong = new(StringComparer.OrdinalIgnoreCase);
        Check(section, typeof(T), wrong);
        errors.AddRange(wrong.Select(entry => $"{entry.Key} {entry.Value}"));

        var readable = section.AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Value is not null && !wrong.Keys.Any(path => IsWithin($"{name}:{entry.Key}", path)));
        var options = new ConfigurationBuilder().AddInMemoryCollection(readable).Build().Get<T>() ?? new T();
        foreach (var failure in validator?.Validate(options).Errors ?? Enumerable.Empty<ValidationFailure>())
        {
            var path = $"{name}:{failure.PropertyName.Replace('.', ':')}";
            if (!wrong.Keys.Any(known => IsWithin(path, known)))
                errors.Add($"{path} {Sentence(failure)}");
        }

        return options;
    }

    private static bool IsWithin(string path, string parent) =>
        path.Equals(parent, StringComparison.OrdinalIgnoreCase) || path.StartsWith(parent + ":", StringComparison.OrdinalIgnoreCase);

    private static void Check(IConfigurationSection section, Type type, Dictionary<string, string> wrong)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsPrimitive || type.IsEnum)
            CheckValue(section, type, wrong);
        else if (type.IsArray)
            CheckAll(section.GetChildren(), type.GetElementType()!, wrong);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            CheckAll(section.GetChildren(), type.GetGenericArguments()[1], wrong);
        else
            CheckProperties(section, type, wrong);
    }

    private static void CheckProperties(IConfigurationSection section, Type type, Dictionary<string, string> wrong)
    {
        if (!string.IsNullOrEmpty(section.Value))
            wrong[section.Path] = "holds settings of its own and cannot be one value.";
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperties(Settable)
                .FirstOrDefault(p => p.CanWrite && p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                wrong[child.Path] = "is not known. Check its spelling in docs/configuration.md.";
            else
                Check(child, property.PropertyType, wrong);
        }
    }

    private static void CheckAll(IEnumerable<IConfigurationSection> children, Type type, Dictionary<string, string> wrong)
    {
        foreach (var child in children)
            Check(child, type, wrong);
    }

    // The value itself is not repeated: it may be a secret under the wrong name.
    private static void CheckValue(IConfigurationSection section, Type type, Dictionary<string, string> wrong)
    {
        if (section.GetChildren().Any())
            wrong[section.Path] = "must be one value.";
        else if (section.Value is { } value && !CanRead(section, type, value))
            wrong[section.Path] = $"must be {Words(type)}.";
    }

    private static bool CanRead(IConfigurationSection section, Type type, string value)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase);
        try
        {
            _ = section.Get(type);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Words(Type type) => type switch
    {
        { IsEnum: true } => "one of " + string.Join(", ", Enum.GetNames(type)),
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ => "a value of its kind",
    };

    private static string Sentence(ValidationFailure failure)
    {
        // FluentValidation's own messages begin with the quoted property name, which the line names already.
        var message = failure.ErrorMessage;
        var own = $"'{failure.FormattedMessagePlaceholderValues?.GetValueOrDefault("PropertyName")}' ";
        return message.StartsWith(own, StringComparison.Ordinal) ? message[own.Length..] : message;
    }
}
