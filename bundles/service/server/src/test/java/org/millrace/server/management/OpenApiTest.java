package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Authority;
import org.millrace.management.CertificateRequest;
import org.millrace.management.Change;
import org.millrace.management.Deployment;
import org.millrace.management.FileEntry;
import org.millrace.management.Finding;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.management.InstallationChange;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.Invocation;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.management.IssuedCertificate;
import org.millrace.management.Key;
import org.millrace.management.LogLine;
import org.millrace.management.Problem;
import org.millrace.management.PublishAccess;
import org.millrace.management.PublishAddress;
import org.millrace.management.PublishCredential;
import org.millrace.management.Settings;
import org.millrace.management.Token;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Route;
import org.millrace.store.ChangeKind;

/** The OpenAPI document says what the routes and the records are, no more and no less. */
class OpenApiTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

  /** By the name of their schema. */
  private static final Map<String, Class<? extends Record>> RECORDS =
      Map.ofEntries(
          Map.entry("Problem", Problem.class),
          Map.entry("Installation", Installation.class),
          Map.entry("InstallationChange", InstallationChange.class),
          Map.entry("InstallationSnapshot", InstallationSnapshot.class),
          Map.entry("Agent", Agent.class),
          Map.entry("App", App.class),
          Map.entry("Function", Function.class),
          Map.entry("Deployment", Deployment.class),
          Map.entry("LogEntry", Deployment.LogEntry.class),
          Map.entry("Settings", Settings.class),
          Map.entry("Key", Key.class),
          Map.entry("Token", Token.class),
          Map.entry("Authority", Authority.class),
          Map.entry("CertificateRequest", CertificateRequest.class),
          Map.entry("IssuedCertificate", IssuedCertificate.class),
          Map.entry("Finding", Finding.class),
          Map.entry("FileEntry", FileEntry.class),
          Map.entry("InvokeRequest", InvokeRequest.class),
          Map.entry("InvokeAnswer", InvokeAnswer.class),
          Map.entry("Invocation", Invocation.class),
          Map.entry("LogLine", LogLine.class),
          Map.entry("Change", Change.class),
          Map.entry("PublishCredential", PublishCredential.class),
          Map.entry("PublishAccess", PublishAccess.class),
          Map.entry("PublishAddress", PublishAddress.class),
          Map.entry("NewApp", AppsResource.Wanted.class),
          Map.entry("NewToken", TokensResource.Wanted.class),
          Map.entry("ConnectionLine", TokensResource.PrintedLine.class),
          Map.entry("KeyValue", KeysResource.Wanted.class),
          Map.entry("Cancellation", DeploymentsResource.Cancelling.class),
          Map.entry("Rollback", DeploymentsResource.Wanted.class));

  private static final Set<String> VALUES = Set.of("AppName", "SettingValues");

  private OpenApiDocument document;

  @BeforeEach
  void read() throws IOException {
    document = new OpenApiDocument();
  }

  @Test
  void every_route_is_an_operation_and_every_operation_a_route(@TempDir Path data)
      throws IOException {
    Map<String, Access> routes = new TreeMap<>();
    try (ManagementFixture agent = new ManagementFixture(data)) {
      for (Route route : agent.server.routes().all()) {
        routes.put(route.toString(), route.access());
      }
    }
    Map<String, Access> operations = new TreeMap<>();
    for (OpenApiDocument.Operation operation : document.operations()) {
      operations.put(operation.method() + " " + operation.template(), accessOf(operation));
    }
    assertEquals(routes, operations);
  }

  private static Access accessOf(OpenApiDocument.Operation operation) {
    JsonNode security = operation.node().path("security");
    if (security.isMissingNode()) {
      return Access.ADMIN;
    }
    return security.isEmpty() ? Access.ANYONE : Access.PUBLISHER;
  }

  @Test
  void every_operation_names_its_path_parameters_and_has_an_id_of_its_own() {
    Set<String> ids = new TreeSet<>();
    for (OpenApiDocument.Operation operation : document.operations()) {
      Set<String> inTemplate =
          PARAMETER
              .matcher(operation.template())
              .results()
              .map(found -> found.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(inTemplate, operation.parameters("path"), operation.template());
      assertTrue(ids.add(operation.id()), operation.id());
      assertFalse(operation.node().path("summary").asText().isEmpty(), operation.id());
    }
  }

  @Test
  void every_schema_is_a_record_of_the_client() {
    Set<String> schemas = new TreeSet<>(VALUES);
    schemas.addAll(RECORDS.keySet());
    assertEquals(schemas, names(document.root().at("/components/schemas")));
    RECORDS.forEach(this::compare);
  }

  private void compare(String name, Class<? extends Record> type) {
    JsonNode schema = document.root().at("/components/schemas/" + name);
    List<String> members =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    assertEquals(members, List.copyOf(names(schema.path("properties"), new ArrayList<>())), name);
    List<String> required =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    assertEquals(members, required, name);
    for (RecordComponent member : type.getRecordComponents()) {
      JsonNode property = schema.path("properties").path(member.getName());
      assertEquals(
          shapeOf(member.getGenericType()), shapeOf(property), name + "." + member.getName());
    }
  }

  /** A type in the few words that a schema has for it. */
  private static String shapeOf(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return switch (generic.getRawType()) {
        case Class<?> raw when raw == Optional.class -> shapeOf(last) + " or null";
        case Class<?> raw when raw == List.class -> "list of " + shapeOf(last);
        default -> "map of " + shapeOf(last);
      };
    }
    return switch ((Class<?>) type) {
      case Class<?> c when c == Instant.class -> "time";
      case Class<?> c when c == int.class || c == Integer.class || c == long.class -> "number";
      case Class<?> c when c == boolean.class || c == Boolean.class -> "flag";
      case Class<?> c when c.isEnum() -> "text";
      case Class<?> c when c == AppName.class -> "AppName";
      case Class<?> c when c.isRecord() -> c.getSimpleName();
      default -> "text";
    };
  }

  private static String shapeOf(JsonNode schema) {
    if (schema.has("oneOf")) {
      return shapeOf(schema.path("oneOf").path(0)) + " or null";
    }
    if (schema.has("$ref")) {
      return schema.path("$ref").asText().replaceFirst(".*/", "");
    }
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return shapeOf(type.path(0).asText(), schema) + " or null";
    }
    return shapeOf(type.asText(), schema);
  }

  private static String shapeOf(String type, JsonNode schema) {
    return switch (type) {
      case "integer" -> "number";
      case "boolean" -> "flag";
      case "array" -> "list of " + shapeOf(schema.path("items"));
      case "object" -> "map of " + shapeOf(schema.path("additionalProperties"));
      default -> shapeOfText(schema);
    };
  }

  private static String shapeOfText(JsonNode schema) {
    if (schema.path("format").asText().equals("date-time")) {
      return "time";
    }
    return "text";
  }

  @Test
  void closed_sets_of_words_are_those_of_the_code() {
    assertEquals(words(Agent.State.values()), words("Agent", "state"));
    assertEquals(words(App.State.values()), words("App", "state"));
    assertEquals(words(Deployment.State.values()), words("Deployment", "state"));
    assertEquals(words(Deployment.LogEntry.Level.values()), words("LogEntry", "level"));
    assertEquals(words(Installation.Kind.values()), words("Installation", "kind"));
    assertEquals(words(Key.Scope.values()), words("Key", "scope"));
    assertEquals(
        Arrays.stream(ChangeKind.values()).map(ChangeKind::text).toList(), words("Change", "kind"));
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private List<String> words(String schema, String property) {
    List<String> words = new ArrayList<>();
    document
        .root()
        .at("/components/schemas/" + schema + "/properties/" + property + "/enum")
        .forEach(word -> words.add(word.asText()));
    return words;
  }

  @Test
  void every_reference_leads_somewhere_and_nothing_lies_unused() {
    Set<String> used = new TreeSet<>();
    for (JsonNode reference : document.root().findValues("$ref")) {
      used.add(reference.asText());
      assertFalse(document.root().at(reference.asText().substring(1)).isMissingNode());
    }
    for (String kind : List.of("schemas", "responses")) {
      for (String name : names(document.root().at("/components/" + kind))) {
        boolean onlyInEvents = name.equals("Change");
        assertTrue(onlyInEvents || used.contains("#/components/" + kind + "/" + name), name);
      }
    }
  }

  private static Set<String> names(JsonNode object) {
    return names(object, new TreeSet<>());
  }

  private static <C extends java.util.Collection<String>> C names(JsonNode object, C into) {
    object.fieldNames().forEachRemaining(into::add);
    return into;
  }
}
