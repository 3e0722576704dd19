package org.millrace.host.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Datum.SameSite;

/**
 * Takes the value of an http output for a response: a JSON object with a member {@code body} says
 * status, headers and cookies as well; any other value is the body.
 */
final class ResponseValue {
  static final JsonMapper JSON = new JsonMapper();

  private ResponseValue() {}

  static Datum.Response of(Datum value) {
    if (value instanceof Datum.Response response) {
      return response;
    }
    if (value instanceof Datum.Json json) {
      Optional<ObjectNode> object = responseObject(json.value());
      if (object.isPresent()) {
        return of(object.get());
      }
    }
    return new Datum.Response("", Map.of(), List.of(), value, false);
  }

  private static Optional<ObjectNode> responseObject(String json) {
    if (!json.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return JSON.readTree(json) instanceof ObjectNode object && member(object, "body").isPresent()
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private static Datum.Response of(ObjectNode object) {
    Map<String, String> headers = new LinkedHashMap<>();
    member(object, "headers")
        .ifPresent(
            node -> node.properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText())));
    List<Datum.Cookie> cookies = new ArrayList<>();
    member(object, "cookies")
        .ifPresent(node -> node.forEach(cookie -> cookies.add(cookie(cookie))));
    String status =
        member(object, "status")
            .or(() -> member(object, "statusCode"))
            .map(JsonNode::asText)
            .orElse("");
    boolean negotiate =
        member(object, "enableContentNegotiation").map(JsonNode::asBoolean).orElse(false);
    return new Datum.Response(
        status, headers, cookies, body(member(object, "body").orElseThrow()), negotiate);
  }

  private static Datum body(JsonNode node) {
    if (node.isTextual()) {
      return new Datum.Text(node.textValue());
    }
    return node.isNull() ? Datum.NONE : new Datum.Json(node.toString());
  }

  private static Datum.Cookie cookie(JsonNode node) {
    return new Datum.Cookie(
        text(node, "name").orElse(""),
        text(node, "value").orElse(""),
        text(node, "domain"),
        text(node, "path"),
        text(node, "expires").flatMap(ResponseValue::date),
        member(node, "secure").map(JsonNode::asBoolean),
        member(node, "httpOnly").map(JsonNode::asBoolean),
        text(node, "sameSite").map(ResponseValue::sameSite).orElse(SameSite.UNSPECIFIED),
        member(node, "maxAge").map(JsonNode::asDouble));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }

  private static SameSite sameSite(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "lax" -> SameSite.LAX;
      case "strict" -> SameSite.STRICT;
      case "none" -> SameSite.NONE;
      default -> SameSite.UNSPECIFIED;
    };
  }

  private static Optional<String> text(JsonNode node, String name) {
    return member(node, name).map(JsonNode::asText);
  }

  private static Optional<JsonNode> member(JsonNode node, String name) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return Optional.of(member.getValue());
      }
    }
    return Optional.empty();
  }

  /** 200 for what is no whole number, as in the official host. */
  static int status(String text) throws AnswerException {
    int status;
    try {
      status = text.isBlank() ? 200 : Integer.parseInt(text.strip());
    } catch (NumberFormatException noNumber) {
      return 200;
    }
    if (status < 200 || status > 599) {
      throw new AnswerException("The status " + status + " is not one of an HTTP answer.");
    }
    return status;
  }
}
