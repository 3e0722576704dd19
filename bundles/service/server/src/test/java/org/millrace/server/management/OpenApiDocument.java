package org.millrace.server.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The document that the management API serves, with the questions that tests ask of it. */
final class OpenApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final JsonNode root;

  OpenApiDocument() throws IOException {
    try (InputStream in = ManagementServer.class.getResourceAsStream("openapi.json")) {
      root = JSON.readTree(in);
    }
  }

  /** An operation with the path it belongs to. */
  record Operation(String method, String template, JsonNode item, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }

    /** Of the path and of the operation, by where they stand. */
    Set<String> parameters(String in) {
      Set<String> names = new TreeSet<>();
      for (JsonNode holder : List.of(item, node)) {
        for (JsonNode parameter : holder.path("parameters")) {
          if (parameter.path("in").asText().equals(in)) {
            names.add(parameter.path("name").asText());
          }
        }
      }
      return names;
    }
  }

  JsonNode root() {
    return root;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          operations.add(
              new Operation(
                  member.getKey().toUpperCase(java.util.Locale.ROOT),
                  path.getKey(),
                  path.getValue(),
                  member.getValue()));
        }
      }
    }
    return operations;
  }

  /**
   * The operation that a request means: of those that fit, the one with the most literal segments.
   */
  Optional<Operation> find(String method, List<String> segments) {
    return operations().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> fits(operation.template(), segments))
        .min(Comparator.comparing(operation -> operation.parameters("path").size()));
  }

  private static boolean fits(String template, List<String> segments) {
    String[] wanted = template.substring(1).split("/", -1);
    if (wanted.length != segments.size()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Follows a reference, if the node is one. */
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }

  /** What is wrong with a value by a schema of this document. */
  List<String> violations(JsonNode schema, String json) throws IOException {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("components", root.path("components"));
    whole.set("allOf", JSON.createArrayNode().add(schema));
    return schemas.getSchema(whole).validate(JSON.readTree(json)).stream()
        .map(Error::toString)
        .toList();
  }
}
