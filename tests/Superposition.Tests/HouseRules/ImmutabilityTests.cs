using System.Reflection;

namespace Superposition.Tests.HouseRules;

/// <summary>Values do not change, and nothing is remembered between calls.</summary>
public class ImmutabilityTests
{
    private const BindingFlags AllDeclared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Libraries => [.. Sources.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Public_types_have_readonly_fields_only(string library)
    {
        var offenders =
            from type in Sources.Types(library)
            where type.IsVisible && !type.IsEnum
            from field in type.GetFields(AllDeclared | BindingFlags.Instance)
            where !field.IsInitOnly
            select $"{type.Name}.{field.Name}";
        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Public_types_have_no_settable_properties(string library)
    {
        var offenders =
            from type in Sources.Types(library)
            where type.IsVisible
            from property in type.GetProperties(AllDeclared | BindingFlags.Instance | BindingFlags.Static)
            where property.SetMethod is { } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
            select $"{type.Name}.{property.Name}";
        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void No_static_field_is_mutable(string library)
    {
        var offenders =
            from type in Sources.Types(library)
            from field in type.GetFields(AllDeclared | BindingFlags.Static)
            where !field.IsInitOnly && !field.IsLiteral
            select $"{type.Name}.{field.Name}";
        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Public_value_types_are_readonly(string library) => Assert.Empty(
        Sources.Types(library)
            .Where(type => type is { IsVisible: true, IsValueType: true, IsEnum: false })
            .Where(type => !type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), false))
            .Select(type => type.Name));
}
