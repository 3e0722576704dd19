package org.millrace.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON files of an app as leniently as the official host does (comments, trailing commas,
 * byte order mark) and says where they are broken. Nesting, number and text lengths are bounded,
 * since packages are untrusted.
 */
final class JsonDocument {
  private static final JsonMapper JSON = mapper();

  private JsonDocument() {}

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
    return mapper;
  }

  static JsonNode read(String text, String file) throws ConfigurationException {
    try {
      JsonNode root = JSON.readTree(withoutByteOrderMark(text));
      if (root == null || root.isMissingNode()) {
        throw new ConfigurationException(file + " is empty.");
      }
      return root;
    } catch (JsonProcessingException broken) {
      throw new ConfigurationException(
          file + " is not valid JSON" + place(broken.getLocation()) + ".", broken);
    }
  }

  static ObjectNode readObject(String text, String file) throws ConfigurationException {
    if (read(text, file) instanceof ObjectNode object) {
      return object;
    }
    throw new ConfigurationException(file + " must hold a JSON object.");
  }

  /** For text that is known to be JSON: what our own code wrote. */
  static ObjectNode emptyObject() {
    return JSON.createObjectNode();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String place(JsonLocation location) {
    if (location == null || location.getLineNr() < 1) {
      return "";
    }
    return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
