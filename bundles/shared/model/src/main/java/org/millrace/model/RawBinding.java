package org.millrace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** Reads one binding as function.json and the language workers' index write it. */
public final class RawBinding {
  private RawBinding() {}

  /**
   * Reads the JSON text of one binding; letter case of direction and data type does not matter.
   *
   * @param function named in the error
   */
  public static BindingMetadata parse(String json, String function) throws ConfigurationException {
    return parse(JsonDocument.read(json, "A binding of " + function), function);
  }

  static BindingMetadata parse(JsonNode element, String owner) throws ConfigurationException {
    if (!(element instanceof ObjectNode raw)) {
      throw new ConfigurationException(owner + ": a binding must be a JSON object.");
    }
    JsonSection section = new JsonSection(owner, "bindings", raw);
    String type = section.text("type").orElse("");
    if (type.isBlank()) {
      throw new ConfigurationException(owner + ": a binding has no type.");
    }
    return new BindingMetadata(
        section.text("name").orElse(""), type, direction(section), dataType(section), raw);
  }

  private static BindingDirection direction(JsonSection section) throws ConfigurationException {
    String direction = section.text("direction").orElse("in").toUpperCase(Locale.ROOT);
    try {
      return BindingDirection.valueOf(direction);
    } catch (IllegalArgumentException unknown) {
      throw section.wrong("direction", "in, out or inout");
    }
  }

  private static Optional<String> dataType(JsonSection section) throws ConfigurationException {
    Optional<String> type =
        section
            .text("dataType")
            .map(text -> text.toLowerCase(Locale.ROOT))
            .filter(t -> !t.isBlank());
    if (type.isPresent() && !type.get().matches("string|binary|stream|undefined")) {
      throw section.wrong("dataType", "string, binary or stream");
    }
    return type.filter(text -> !text.equals("undefined"));
  }
}
