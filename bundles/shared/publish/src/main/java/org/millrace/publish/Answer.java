package org.millrace.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What goes back to the client. */
record Answer(int status, Map<String, String> headers, byte[] body) {
  private static final String TYPE = "Content-Type";
  private static final ObjectMapper JSON = new ObjectMapper();

  static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  static Answer text(int status, String text) {
    return empty(status).with(TYPE, "text/plain; charset=utf-8").holding(text);
  }

  static Answer json(int status, Object value) {
    try {
      return empty(status)
          .with(TYPE, "application/json; charset=utf-8")
          .holding(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  static Answer bytes(int status, String type, byte[] body) {
    return new Answer(status, Map.of(TYPE, type), body);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  private Answer holding(String text) {
    return new Answer(status, headers, text.getBytes(StandardCharsets.UTF_8));
  }
}
