using System.Collections.Immutable;
using System.Reflection;

namespace BondResolution.Domain.Problems;

/// <summary>Every kind of problem there is, ordered by code: what docs/errors.md lists and the tests provoke.</summary>
public static class ProblemCatalogue
{
    public static ImmutableArray<ProblemKind> All { get; } =
    [
        .. typeof(ProblemCatalogue).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ProblemCatalogue).Namespace && type.IsAbstract && type.IsSealed)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(ProblemKind))
            .Select(field => (ProblemKind)field.GetValue(null)!)
            .OrderBy(kind => kind.Code, StringComparer.Ordinal)
    ];
}
