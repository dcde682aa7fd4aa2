using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Superposition.Tests.HouseRules;
using VerifyXunit;

namespace Superposition.Tests;

/// <summary>What others may build on: every public type and member of every library, one a line. A change shows in the diff of a snapshot.</summary>
public class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public Task Algebra() => AssertUnchanged();

    [Fact]
    public Task Model() => AssertUnchanged();

    [Fact]
    public Task Derivation() => AssertUnchanged();

    [Fact]
    public Task Kernels() => AssertUnchanged();

    [Fact]
    public Task Landscape() => AssertUnchanged();

    [Fact]
    public Task Exports() => AssertUnchanged();

    [Fact]
    public Task MonteCarlo() => AssertUnchanged();

    [Fact]
    public Task Reporting() => AssertUnchanged();

    [Fact]
    public void Every_library_has_its_list() => Assert.Equal(
        Sources.Libraries.Order(StringComparer.Ordinal),
        typeof(PublicApiTests).GetMethods().Where(m => m.ReturnType == typeof(Task)).Select(m => "Superposition." + m.Name).Order(StringComparer.Ordinal));

    private static Task AssertUnchanged([CallerMemberName] string library = "") => Verifier.Verify(
        string.Concat(Assembly.Load("Superposition." + library).GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal).Select(line => line + "\n")),
        method: library);

    private static IEnumerable<string> Lines(Type type)
    {
        var name = Name(type);
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = new[] { type.BaseType }.Concat(type.GetInterfaces()).OfType<Type>()
            .Where(b => b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) && b.IsVisible).Select(Name).Order(StringComparer.Ordinal);
        return type.GetMembers(Declared).Where(m => m is not Type && !m.Name.Contains('<', StringComparison.Ordinal)).Select(m => Line(type, m)).OfType<string>()
            .Select(line => $"{name}{line}").Prepend($"{name}: {kind} {string.Join(", ", bases)}".TrimEnd());
    }

    /// <summary>A member that is seen outside of its assembly, also by heirs; else null. Accessors are told with their property.</summary>
    private static string? Line(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } f when f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly =>
            $".{f.Name}: {Static(f.IsStatic)}{Name(f.FieldType)}{(f.IsLiteral ? $" = {Convert.ToString(type.IsEnum ? Convert.ToInt64(f.GetRawConstantValue(), CultureInfo.InvariantCulture) : f.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : "")}",
        ConstructorInfo c when IsSeen(c) => $"({Parameters(c)})",
        MethodInfo m when IsSeen(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $".{m.Name}{(m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(Name))}>" : "")}({Parameters(m)}): {Static(m.IsStatic)}{Name(m.ReturnType)}",
        PropertyInfo p when p.GetAccessors(nonPublic: true).Where(IsSeen).ToList() is [var first, ..] accessors =>
            $".{p.Name}{(p.GetIndexParameters() is [_, ..] index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "")}: {Static(first.IsStatic)}{Name(p.PropertyType)} {{ {string.Join(' ', accessors.Select(Accessor).Order(StringComparer.Ordinal))} }}",
        EventInfo e when IsSeen(e.AddMethod!) => $".{e.Name}: event {Name(e.EventHandlerType!)}",
        _ => null,
    };

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Accessor(MethodInfo accessor) => !accessor.Name.StartsWith("set_", StringComparison.Ordinal)
        ? "get"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        (parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Convert.ToString(parameter.DefaultValue ?? "default", CultureInfo.InvariantCulture)}" : "");

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } or { IsPointer: true } => Name(type.GetElementType()!) + (type.IsPointer ? "*" : ""),
        { IsArray: true } => $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]",
        { IsGenericParameter: true } => type.Name,
        _ => (type.IsNested ? Name(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0]
            + (type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : ""),
    };
}
