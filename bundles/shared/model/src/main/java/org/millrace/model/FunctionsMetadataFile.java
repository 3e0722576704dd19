package org.millrace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads functions.metadata, which the .NET SDK writes beside an isolated app. It serves as a
 * preview, or as the index when worker.config.json says workerIndexing false; what the worker
 * answers may differ and then counts.
 */
public final class FunctionsMetadataFile {
  private static final String FILE = "functions.metadata";

  private FunctionsMetadataFile() {}

  /** The functions it lists, parsed but not judged; the function id is the name. */
  public static List<FunctionMetadata> parse(String json) throws ConfigurationException {
    JsonNode root = JsonDocument.read(json, FILE);
    if (!root.isArray()) {
      throw new ConfigurationException(FILE + " must hold a list of functions.");
    }
    List<FunctionMetadata> functions = new ArrayList<>();
    for (JsonNode element : root) {
      functions.add(function(element));
    }
    return functions;
  }

  private static FunctionMetadata function(JsonNode element) throws ConfigurationException {
    if (!(element instanceof ObjectNode object)) {
      throw new ConfigurationException(FILE + " must hold objects only.");
    }
    JsonSection section = new JsonSection(FILE, "", object);
    String name = section.text("name").orElse("");
    return new FunctionMetadata(
        name,
        name,
        "",
        section.text("scriptFile").orElse(""),
        section.text("entryPoint").orElse(""),
        section.text("language").orElse(""),
        FunctionJson.bindings(object.get("bindings"), FILE + ": " + name),
        FunctionJson.retry(section),
        Map.of());
  }
}
