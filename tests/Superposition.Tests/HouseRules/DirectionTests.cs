using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Superposition.Algebra;

namespace Superposition.Tests.HouseRules;

/// <summary>What refers to what, and where exact numbers end.</summary>
public partial class DirectionTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Projects => [.. Sources.References.Keys];

    public static TheoryData<string> ExactProjects => [.. Sources.ExactProjects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_exactly_the_projects_before_it(string project)
    {
        var references = XDocument.Load(Path.Combine(Sources.Root, "src", project, project + ".csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));
        Assert.Equal(Sources.References[project].Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_has_a_rule() => Assert.Equal(
        Sources.References.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_sampler_sees_neither_derivation_nor_kernels()
    {
        HashSet<string> seen = [];
        var open = new Queue<string>(["Superposition.MonteCarlo"]);
        while (open.TryDequeue(out var name))
        {
            foreach (var next in Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!))
            {
                if (Sources.References.ContainsKey(next) && seen.Add(next))
                    open.Enqueue(next);
            }
        }

        Assert.DoesNotContain("Superposition.Derivation", seen);
        Assert.DoesNotContain("Superposition.Kernels", seen);
    }

    [Theory]
    [MemberData(nameof(ExactProjects))]
    public void Exact_types_have_no_floating_point_in_fields_or_signatures(string project)
    {
        var offenders =
            from type in Sources.Types(project)
            from member in type.GetMembers(Declared)
            where Mentioned(member).SelectMany(Parts).Any(IsFloatingPoint)
            let name = $"{type.Name}.{member.Name}"
            where name is not ("Rational.FromDouble" or "Rational.ToDouble")
            select name;
        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(ExactProjects))]
    public void Exact_source_does_not_speak_of_floating_point(string project)
    {
        var offenders = Sources.Files("src", project)
            .Where(file => Path.GetFileName(file) != "Rational.Conversion.cs")
            .Where(file => FloatingPoint().IsMatch(Sources.WithoutComments(File.ReadAllText(file))));
        Assert.Empty(offenders);
    }

    [Fact]
    public void Double_crosses_the_line_at_two_methods() => Assert.Equal(
        ["FromDouble", "ToDouble"],
        typeof(Rational).GetMethods(Declared)
            .Where(method => Mentioned(method).Any(IsFloatingPoint))
            .Select(method => method.Name)
            .Order(StringComparer.Ordinal));

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType, .. property.GetIndexParameters().Select(p => p.ParameterType)],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        _ => [],
    };

    /// <summary>The type with all types that it is made of.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
    [
        type,
        .. type.HasElementType ? Parts(type.GetElementType()!) : [],
        .. type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).SelectMany(Parts),
    ];

    private static bool IsFloatingPoint(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(Half) || type == typeof(decimal);

    [GeneratedRegex(@"\b(double|float|decimal|Double|Math\.(Sqrt|Pow|Log\w*|Exp))\b")]
    private static partial Regex FloatingPoint();
}
