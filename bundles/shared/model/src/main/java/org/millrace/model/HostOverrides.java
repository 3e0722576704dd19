package org.millrace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lays app settings named {@code AzureFunctionsJobHost__path__to__key} over a host.json. */
final class HostOverrides {
  private static final String PREFIX = "azurefunctionsjobhost__";

  private HostOverrides() {}

  static void apply(ObjectNode host, Map<String, String> settings) {
    // In the order of names, so that list elements are appended as they are counted.
    new TreeMap<>(settings)
        .forEach((name, value) -> {
          String normal = name.replace(":", "__");
          if (normal.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            set(host, normal.substring(PREFIX.length()).split("__"), value);
          }
        });
  }

  private static void set(ObjectNode host, String[] path, String value) {
    JsonNode parent = host;
    for (int i = 0; i < path.length - 1; i++) {
      parent = child(parent, path[i], path[i + 1]);
    }
    String last = path[path.length - 1];
    if (parent instanceof ArrayNode list) {
      setElement(list, last, TextNode.valueOf(value));
    } else if (parent instanceof ObjectNode object) {
      object.set(existing(object, last), TextNode.valueOf(value));
    }
  }

  private static JsonNode child(JsonNode parent, String name, String next) {
    if (!(parent instanceof ObjectNode object)) {
      return parent;
    }
    String key = existing(object, name);
    JsonNode child = object.get(key);
    if (child == null || !child.isContainerNode()) {
      child = isIndex(next) ? object.arrayNode() : object.objectNode();
      object.set(key, child);
    }
    return child;
  }

  private static void setElement(ArrayNode list, String index, JsonNode value) {
    if (isIndex(index) && Integer.parseInt(index) < list.size()) {
      list.set(Integer.parseInt(index), value);
    } else {
      list.add(value);
    }
  }

  private static boolean isIndex(String text) {
    return text.length() < 5 && !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }

  private static String existing(ObjectNode object, String name) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getKey();
      }
    }
    return name;
  }
}
