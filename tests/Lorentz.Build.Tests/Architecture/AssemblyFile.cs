using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lorentz.Build.Tests.Architecture;

/// <summary>What a compiled project defines and what it refers to, read from its metadata.</summary>
internal sealed record AssemblyFile(
    string Name,
    ImmutableArray<string> Assemblies,
    ImmutableArray<string> ReferencedTypes,
    ImmutableArray<string> ReferencedMembers,
    ImmutableArray<string> OpenClasses)
{
    /// <summary>Every project of this repository other than tests, beside the running test program.</summary>
    public static ImmutableArray<AssemblyFile> All { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "Lorentz.*.dll")
            .Where(path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static AssemblyFile Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        return new(
            reader.GetString(reader.GetAssemblyDefinition().Name),
            [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))],
            [.. reader.TypeReferences.Select(handle => NameOf(reader, handle))],
            [
                .. reader.MemberReferences
                    .Select(reader.GetMemberReference)
                    .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                    .Select(member => $"{NameOf(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}"),
            ],
            [
                .. reader.TypeDefinitions
                    .Select(reader.GetTypeDefinition)
                    .Where(type => (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Interface)) == 0)
                    .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")
                    .Where(name => name != ".<Module>" && !name.Contains('<', StringComparison.Ordinal)),
            ]);
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
