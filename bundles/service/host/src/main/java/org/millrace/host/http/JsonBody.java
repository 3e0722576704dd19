package org.millrace.host.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millrace.host.port.Datum;

/**
 * The top-level members of a JSON body, which become binding data whatever its type. A body of more
 * than 1 MB is not looked into, since this happens on an event loop.
 */
final class JsonBody {
  private static final int LARGEST = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private JsonBody() {}

  /** Empty when the body is no JSON object. */
  static Map<String, Datum> members(ByteBuffer body) {
    if (body.remaining() > LARGEST || !startsLikeObject(body)) {
      return Map.of();
    }
    String text = StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    Map<String, Datum> members = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        members.put(name, value(json, json.nextToken(), text));
      }
      return members;
    } catch (IOException noJson) {
      return Map.of();
    }
  }

  private static boolean startsLikeObject(ByteBuffer body) {
    for (int at = body.position(); at < body.limit(); at++) {
      if (!Character.isWhitespace(body.get(at))) {
        return body.get(at) == '{';
      }
    }
    return false;
  }

  private static Datum value(JsonParser json, JsonToken token, String text) throws IOException {
    return switch (token) {
      case START_OBJECT, START_ARRAY -> {
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        int end = (int) json.currentTokenLocation().getCharOffset() + 1;
        yield new Datum.Json(text.substring(start, end));
      }
      case VALUE_NULL -> Datum.NONE;
      default -> new Datum.Text(json.getText());
    };
  }
}
