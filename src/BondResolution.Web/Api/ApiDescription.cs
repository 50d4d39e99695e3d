using System.Reflection;
using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace BondResolution.Web.Api;

/// <summary>The description of the API (OpenAPI 3.1), made from its routes, with the schemas of docs/schemas.</summary>
internal static class ApiDescription
{
    private const string Document = "v1";

    private const string Schemas = "outputs/";

    /// <summary>Where an operation keeps what is put in the place of its responses: schemas of our own, which the library need not know.</summary>
    private const string Said = "x-said";

    private static JsonNode? _made;

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.HttpMethod != "HEAD" && description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/openapi/v1.json", async (HttpContext context) =>
    {
        _made ??= await MakeAsync(context);
        return Answers.Of(context, System.Text.Encoding.UTF8.GetBytes(ReportJson.Text(_made)), Answers.Json);
    }).Takes().ExcludeFromDescription();

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var name in metadata.OfType<Takes>().SelectMany(takes => takes.Names).Where(name => operation.Parameters.All(p => p.Name != name)))
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        var access = RouteRoles.Find(context.Description.HttpMethod ?? "GET", "/" + context.Description.RelativePath);
        operation.Summary = access?.ToString();
        operation.Responses = [];
        operation.RequestBody = null;
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions[Said] = new JsonNodeExtension(ResponsesOf(metadata.OfType<Answered>().FirstOrDefault() ?? new Answered(null)));
    }

    /// <summary>What a route answers, and how it tells a problem.</summary>
    private static JsonObject ResponsesOf(Answered answered) => new()
    {
        [answered.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = answered.Schema is { } schema
            ? new JsonObject { ["description"] = "done", ["content"] = new JsonObject { [answered.Type] = new JsonObject { ["schema"] = Reference(schema) } } }
            : new JsonObject { ["description"] = "done" },
        ["default"] = new JsonObject
        {
            ["description"] = "a problem (RFC 9457)",
            ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Reference("problem") } }
        }
    };

    private static JsonObject Reference(string schema) => new() { ["$ref"] = "#/components/schemas/" + schema };

    private static async Task<JsonNode> MakeAsync(HttpContext context)
    {
        var provider = context.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document);
        var made = await provider.GetOpenApiDocumentAsync(context.RequestAborted);
        made.Info = new OpenApiInfo { Title = "BondResolution", Version = "1" };
        var json = JsonNode.Parse(await made.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, context.RequestAborted))!.AsObject();
        json.Remove("servers");
        json.Remove("tags");
        foreach (var operation in json["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!.AsObject()))
        {
            operation["responses"] = operation[Said]!.DeepClone();
            operation.Remove(Said);
            operation.Remove("tags");
        }

        var components = json["components"]?.AsObject();
        if (components is null)
            json["components"] = components = [];
        components["schemas"] = OwnSchemas();
        components["securitySchemes"] = JsonNode.Parse("""{"bearer":{"type":"http","scheme":"bearer"},"session":{"type":"apiKey","in":"cookie","name":"bondres"}}""");
        json["security"] = JsonNode.Parse("""[{"bearer":[]},{"session":[]}]""");
        return json;
    }

    /// <summary>The schemas of docs/schemas/output, their own parts found below each.</summary>
    private static JsonObject OwnSchemas()
    {
        var schemas = new JsonObject { ["problem"] = JsonNode.Parse(Problem) };
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Schemas, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var called = Path.GetFileNameWithoutExtension(name[Schemas.Length..]);
            schemas[called] = JsonNode.Parse(reader.ReadToEnd().Replace("\"#/$defs/", $"\"#/components/schemas/{called}/$defs/", StringComparison.Ordinal));
        }

        return schemas;
    }

    private const string Problem = """
        {"type":"object","properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
        "code":{"type":"string"},"details":{"type":"array","items":{"type":"object"}},"remedy":{"type":"string"}},
        "required":["type","title","status","detail","code","details","remedy"]}
        """;
}
