using System.Reflection;
using System.Xml.Linq;

namespace Superposition.Tests.HouseRules;

/// <summary>Every public member says what it is; names and files keep to the house's measure.</summary>
public class DocumentationTests
{
    private const int MaxLines = 400;
    private const BindingFlags PublicDeclared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Engine", "Service"];

    public static TheoryData<string> Libraries => [.. Sources.Libraries];

    /// <summary>By name; that each overload has its own comment, the compiler checks.</summary>
    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_public_type_and_member_is_documented(string library)
    {
        var comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, library + ".xml")).Descendants("member")
            .Where(comment => comment.HasElements)
            .Select(comment => (Name: ((string)comment.Attribute("name")!).Split('(', '~')[0], Xml: comment))
            .ToLookup(comment => comment.Name, comment => comment.Xml, StringComparer.Ordinal);
        var missing =
            from type in Sources.Types(library)
            where type.IsVisible
            from member in type.GetMembers(PublicDeclared).Append(type)
            where IsWritten(member)
            let entry = Entry(type, member)
            where !comments.Contains(entry)
                && !comments["T:" + TypeName(type)].Elements("param").Any(p => (string?)p.Attribute("name") == member.Name)
            select entry;
        Assert.Empty(missing);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines() => Assert.Empty(
        Sources.Files("src").Concat(Sources.Files("tests"))
            .Where(file => File.ReadLines(file).Count() > MaxLines)
            .Select(file => Path.GetRelativePath(Sources.Root, file)));

    [Fact]
    public void Types_are_nouns_of_the_field() => Assert.DoesNotContain(
        Sources.Libraries.Append("superposition").SelectMany(Sources.Types).Select(type => type.Name.Split('`')[0]),
        name => EmptyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal)));

    /// <summary>Whether the member stands in the source: accessors, default constructors and members of delegates do not.</summary>
    private static bool IsWritten(MemberInfo member) => member switch
    {
        Type => true,
        _ when Sources.IsGenerated(member) || typeof(Delegate).IsAssignableFrom(member.DeclaringType) => false,
        FieldInfo field => !field.IsSpecialName,
        ConstructorInfo constructor => constructor.GetParameters().Length > 0,
        MethodInfo method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal),
        _ => true,
    };

    private static string Entry(Type type, MemberInfo member) => member switch
    {
        Type => "T:" + TypeName(type),
        FieldInfo => $"F:{TypeName(type)}.{member.Name}",
        PropertyInfo => $"P:{TypeName(type)}.{member.Name}",
        EventInfo => $"E:{TypeName(type)}.{member.Name}",
        ConstructorInfo => $"M:{TypeName(type)}.#ctor",
        MethodInfo { IsGenericMethod: true } method => $"M:{TypeName(type)}.{member.Name}``{method.GetGenericArguments().Length}",
        _ => $"M:{TypeName(type)}.{member.Name}",
    };

    private static string TypeName(Type type) => type.FullName!.Replace('+', '.');
}
