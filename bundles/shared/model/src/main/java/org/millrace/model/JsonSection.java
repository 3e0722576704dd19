package org.millrace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of host.json, read the way .NET binds configuration: names without letter case, numbers
 * and flags also as text. What cannot be read is an error that names the path.
 */
final class JsonSection {
  private final String file;
  private final String path;
  private final ObjectNode node;

  JsonSection(String file, String path, ObjectNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  Optional<JsonNode> value(String name) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().equalsIgnoreCase(name) && !member.getValue().isNull()) {
        return Optional.of(member.getValue());
      }
    }
    return Optional.empty();
  }

  boolean isEmpty() {
    return node.isEmpty();
  }

  /** The object of that name; an empty one when there is none. */
  JsonSection section(String name) throws ConfigurationException {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return new JsonSection(file, at(name), JsonDocument.emptyObject());
    }
    if (value.get() instanceof ObjectNode object) {
      return new JsonSection(file, at(name), object);
    }
    throw wrong(name, "an object");
  }

  Optional<String> text(String name) throws ConfigurationException {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && value.get().isContainerNode()) {
      throw wrong(name, "a text");
    }
    return value.map(JsonNode::asText);
  }

  int integer(String name, int otherwise) throws ConfigurationException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.get().trim());
    } catch (NumberFormatException noNumber) {
      throw wrong(name, "a whole number");
    }
  }

  boolean flag(String name, boolean otherwise) throws ConfigurationException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().equalsIgnoreCase("true") || text.get().equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text.get());
    }
    throw wrong(name, "true or false");
  }

  Optional<Duration> duration(String name) throws ConfigurationException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> duration = TimeSpan.parse(text.get());
    if (duration.isEmpty()) {
      throw wrong(name, "a time as hh:mm:ss");
    }
    return duration;
  }

  List<String> texts(String name) throws ConfigurationException {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray()) {
      throw wrong(name, "a list of texts");
    }
    List<String> texts = new ArrayList<>();
    value.get().forEach(element -> texts.add(element.asText()));
    return texts;
  }

  /** All members that are no objects or lists, in their order. */
  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    node.properties().stream()
        .filter(member -> member.getValue().isValueNode())
        .forEach(member -> entries.put(member.getKey(), member.getValue().asText()));
    return entries;
  }

  ConfigurationException wrong(String name, String expected) {
    return new ConfigurationException(file + ": " + at(name) + " must be " + expected + ".");
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
